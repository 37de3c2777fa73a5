package io.paykkaserverless.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown that is readable on a terminal, too. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  public Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a cell for each column: " + List.of(cells));
    }
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < rows.size(); number++) {
      line(text, rows.get(number), widths);
      if (number == 0) {
        line(text, rows.getFirst().stream().map(_ -> "---").toList(), widths);
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> row, int[] widths) {
    text.append('|');
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      text.append(' ').append(cell).repeat(" ", widths[column] - cell.length()).append(" |");
    }
    text.append('\n');
  }
}
