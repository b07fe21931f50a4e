package io.github.tpm4j.tss.client;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A command of a TPM, for the JDK Flight Recorder. Nothing in it is secret. */
@Name(CommandEvent.NAME)
@Label("TPM Command")
@Description("A command that was sent to a TPM, until its response")
@Category("TPM")
@StackTrace(false)
final class CommandEvent extends Event {
  static final String NAME = "io.github.tpm4j.Command";

  /** Asked whether anybody records; never committed. */
  private static final CommandEvent PROBE = new CommandEvent();

  @Label("Command")
  String command;

  @Label("Key")
  @Description("The alias of the key that the command is sent for, if it is known")
  String key;

  @Label("Waited")
  @Description("How long the thread had waited for others before; 0 for further commands of a turn")
  @Timespan(Timespan.NANOSECONDS)
  long waited;

  @Label("Response Code")
  @Description("0 is success; -1 if no response came")
  int code;

  @Label("TPM")
  @Description("The TCTI configuration string")
  String tpm;

  static boolean isRecorded() {
    return PROBE.isEnabled();
  }
}
