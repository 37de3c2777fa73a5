package io.paykkaserverless.runner.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What CloudFormation says of a stack, asked with AWS's own client. */
final class StackReaderTest {

  private static final String QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-q";

  private final CloudFormationStub stub =
      new CloudFormationStub("shop")
          .parameter("PaykkaMerchantId", "18356675194960")
          .parameter("PublicBaseUrl", "")
          .output("ApiUrl", "https://abc.execute-api.eu-west-1.amazonaws.com")
          .resource("PaymentsTable", "AWS::DynamoDB::Table", "shop-table", "CREATE_COMPLETE")
          .resource("NotificationQueue", "AWS::SQS::Queue", QUEUE_URL, "UPDATE_COMPLETE")
          .resource("OldQueue", "AWS::SQS::Queue", "gone", "DELETE_COMPLETE")
          .resource("Unmade", "AWS::Lambda::Function", "", "CREATE_FAILED")
          .resource("CreatePaymentFunction", "AWS::Lambda::Function", "shop-f", "CREATE_COMPLETE");

  private final StackReader reader = new StackReader(AwsConnection.stub(stub.endpoint()));

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void saysWhatItWasGivenAndWhatItGaveBack() {
    DeployedStack stack = reader.read("shop");

    assertThat(stack.name()).isEqualTo("shop");
    assertThat(stack.local()).isFalse();
    assertThat(stack.status()).isEqualTo("UPDATE_COMPLETE");
    assertThat(stack.parameter("PaykkaMerchantId")).contains("18356675194960");
    assertThat(stack.output("ApiUrl")).contains("https://abc.execute-api.eu-west-1.amazonaws.com");
  }

  @Test
  void takesAnEmptyParameterForNone() {
    assertThat(reader.read("shop").parameter("PublicBaseUrl")).isEmpty();
  }

  @Test
  void findsEveryResourceHoweverManyPagesThereAre() {
    DeployedStack stack = reader.read("shop");

    assertThat(stack.physicalId("PaymentsTable")).contains("shop-table");
    assertThat(stack.physicalId("NotificationQueue")).contains(QUEUE_URL);
    assertThat(stack.physicalId("CreatePaymentFunction")).contains("shop-f");
    assertThat(stack.resources().get("CreatePaymentFunction"))
        .isEqualTo(new DeployedStack.Resource("AWS::Lambda::Function", "shop-f"));
    assertThat(stub.asked())
        .containsExactly(
            "DescribeStacks", "ListStackResources", "ListStackResources", "ListStackResources");
  }

  @Test
  void leavesOutWhatWasDeletedOrNeverMade() {
    assertThat(reader.read("shop").resources()).doesNotContainKeys("OldQueue", "Unmade");
  }

  @Test
  void saysThatThereIsNoSuchStackAndWhereItLooked() {
    assertThatThrownBy(() -> reader.read("shpo"))
        .isInstanceOf(CannotLook.class)
        .hasMessage(
            "there is no stack shpo in eu-west-1: check the name, the region and the account (aws"
                + " cloudformation list-stacks)");
  }

  @Test
  void saysWhyCloudFormationCannotBeAsked() {
    stub.close();
    AwsConnection nobody = AwsConnection.stub(URI.create("http://127.0.0.1:1"));

    assertThatThrownBy(() -> new StackReader(nobody).read("shop"))
        .isInstanceOf(CannotLook.class)
        .hasMessageStartingWith("stack shop cannot be looked at: ");
  }
}
