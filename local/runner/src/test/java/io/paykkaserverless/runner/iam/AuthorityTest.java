package io.paykkaserverless.runner.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.log.LogLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which grants count as used, where several allow the same. */
final class AuthorityTest {

  private static final String TEMPLATE =
      """
      Globals: {Function: {Runtime: java25, Handler: a.Handler}}
      Resources:
        PayFunction:
          Type: AWS::Serverless::Function
          Properties: {CodeUri: pay.jar, Role: !GetAtt PayRole.Arn}
        Payments:
          Type: AWS::DynamoDB::Table
          Properties: {KeySchema: [{AttributeName: pk, KeyType: HASH}]}
        PayRole:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: p
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: dynamodb:Query
                      Resource:
                        - !Sub ${Payments.Arn}/index/due
                        - !Sub ${Payments.Arn}/*
                        - !Sub ${Payments.Arn}/index/*
      """;

  private static final Grant DUE = query("/index/due");
  private static final Grant INDEXES = query("/index/*");
  private static final Grant ANYTHING = query("/*");

  @TempDir Path folder;
  private Authority authority;
  private Principal pay;

  @BeforeEach
  void threeGrantsForOneIndex() {
    Grants grants = SampleGrants.in(folder, TEMPLATE);
    assertThat(grants.all()).containsExactly(DUE, ANYTHING, INDEXES);
    authority = new Authority(grants, Optional.empty(), new LogLines());
    pay = grants.principals().getFirst();
  }

  @Test
  void toBeAllowedSomethingIsNoUseOfIt() {
    assertThat(authority.lacking(pay, List.of(on("/index/due")))).isEmpty();

    assertThat(authority.used()).isEmpty();
  }

  @Test
  void ofAnExactGrantAndWiderOnesTheExactOneIsUsed() {
    authority.used(pay, List.of(on("/index/due")));

    assertThat(authority.used()).containsExactly(DUE);
  }

  @Test
  void ofTwoGrantsForManyTheNarrowerOneIsUsed() {
    authority.used(pay, List.of(on("/index/parked")));

    assertThat(authority.used()).containsExactly(INDEXES);
  }

  @Test
  void aWideGrantIsUsedWhereNoOtherCovers() {
    authority.used(pay, List.of(on("/stream/1")));

    assertThat(authority.used()).containsExactly(ANYTHING);
  }

  private static Permission on(String part) {
    return new Permission("dynamodb:Query", SampleGrants.PAYMENTS + part);
  }

  private static Grant query(String part) {
    return new Grant("PayFunction", "dynamodb:Query", SampleGrants.PAYMENTS + part);
  }
}
