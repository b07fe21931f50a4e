package io.github.tpm4j.capabilities;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every command of Part 3, and why some are left out. */
final class CommandSection {
  private static final String NO_COMPONENT =
      "left out: no component is attached to the bundled TPM";
  private static final String NO_UPGRADE =
      "left out, as in libtpms: the firmware is the program, which is upgraded as programs are";

  private static final Map<TpmCc, String> LEFT_OUT =
      Map.of(
          TpmCc.AC_GET_CAPABILITY, NO_COMPONENT,
          TpmCc.AC_SEND, NO_COMPONENT,
          TpmCc.POLICY_AC_SEND_SELECT, NO_COMPONENT,
          TpmCc.ACT_SET_TIMEOUT, "left out: the bundled TPM has no countdown timer",
          TpmCc.FIELD_UPGRADE_START, NO_UPGRADE,
          TpmCc.FIELD_UPGRADE_DATA, NO_UPGRADE,
          TpmCc.FIRMWARE_READ, NO_UPGRADE);

  /** Two commands may have one code: a TPM with CMAC has the second (Part 3, 15.5 and 17.2). */
  private static final Map<TpmCc, String> SECOND_NAMES =
      Map.of(TpmCc.HMAC, "TPM2_MAC", TpmCc.HMAC_START, "TPM2_MAC_Start");

  private CommandSection() {}

  static List<String> lines() {
    Profile profile = Profile.pcClient();
    List<CommandSpec<?, ?>> commands = Commands.all();
    long implemented =
        commands.stream().filter(command -> profile.implemented(command.code())).count();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## Commands of the bundled TPM");
    lines.add("");
    lines.add("TPM 2.0 Library, Part 3, revision 1.59, with TPM2_PolicyCapability and");
    lines.add("TPM2_PolicyParameters of revision 1.83.");
    lines.add(
        "Of %d commands, %d are implemented. Those left out, and those of vendors such as"
            .formatted(commands.size(), implemented));
    lines.add("TPM2_Vendor_TCG_Test, are answered TPM_RC_COMMAND_CODE, as optional commands are.");
    for (Chapter chapter : Chapter.all()) {
      lines.addAll(chapterLines(chapter, profile));
    }
    return lines;
  }

  private static List<String> chapterLines(Chapter chapter, Profile profile) {
    MarkdownTable table = new MarkdownTable("command", "code", "");
    Commands.all().stream()
        .filter(command -> Chapter.of(command).equals(chapter))
        .forEach(
            command ->
                table.row(
                    command.toString(),
                    "0x%08X".formatted(command.code().value()),
                    state(command.code(), profile)));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("### %s (clause %d)".formatted(chapter.title(), chapter.number()));
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  private static String state(TpmCc code, Profile profile) {
    boolean isLater = code.value() > TpmCc.POLICY_PARAMETERS.value();
    String reason = isLater ? "left out: of a revision after 1.59" : LEFT_OUT.get(code);
    if (profile.implemented(code) != (reason == null)) {
      throw new IllegalStateException(
          code + " is " + (reason == null ? "left out without a reason" : "not left out"));
    }
    if (reason != null) {
      return reason;
    }
    String secondName = SECOND_NAMES.get(code);
    return secondName == null ? "implemented" : "implemented, as " + secondName;
  }
}
