package io.github.tpm4j.cli.output;

import java.io.PrintWriter;

/** What a command shows to a person, on a terminal or in a file of HTML. */
public interface Page {

  /**
   * On a terminal, in lines of 80 columns, with colours where it has them.
   *
   * @param out is flushed by its owner
   */
  static Page to(PrintWriter out) {
    return new TextPage(out, Terminal.hasColours());
  }

  /** A line that begins a part of the page. */
  void heading(String text);

  /** A label and what is to be said of it; what does not fit goes on below it. */
  void line(String label, String text);

  /** A line of its own, within a part. */
  void text(String text);

  /** A numbered value, which programs may take from the line as it is: it is not wrapped. */
  void value(int number, String value);

  /** A line that is cut where the terminal ends. */
  void cut(String text);

  /** More about the line before. */
  void more(String text);

  /** Something that is as it should be. */
  void good(String text);

  /** Something that is wrong. */
  void bad(String text);

  /** Something that is neither. */
  void open(String text);
}
