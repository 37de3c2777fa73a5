package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page that points at a file points at one that is there. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("]\\((?!https?://|#)([^)#]+)(#[^)]*)?\\)");

  @Test
  void everyLinkInThePagesLeadsSomewhere() {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path page : SourceTree.filesEndingIn(SourceTree.ROOT, ".md")) {
      Matcher matcher = LINK.matcher(SourceTree.text(page));
      while (matcher.find()) {
        links++;
        if (!Files.exists(SourceTree.folderOf(page).resolve(matcher.group(1)))) {
          dead.add(SourceTree.name(page) + ": " + matcher.group(1));
        }
      }
    }

    assertThat(links).isGreaterThan(20);
    assertThat(dead).isEmpty();
  }
}
