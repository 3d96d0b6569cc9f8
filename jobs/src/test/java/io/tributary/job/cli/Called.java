package io.tributary.job.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A call of the command line in this process.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it told beside that
 */
record Called(int code, String out, String err) {

  static Called with(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Called(line.execute(arguments), out.toString(), err.toString());
  }
}
