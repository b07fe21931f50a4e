package io.github.tpm4j.capabilities;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every command of Part 3, and why some are left out. */
final class CommandSection {
  private static final String NO_UPGRADE =
      "left out, as in libtpms: the firmware is the program, which is upgraded as programs are";

  private static final Map<TpmCc, String> LEFT_OUT =
      Map.of(
          TpmCc.FIELD_UPGRADE_START, NO_UPGRADE,
          TpmCc.FIELD_UPGRADE_DATA, NO_UPGRADE,
          TpmCc.FIRMWARE_READ, NO_UPGRADE);

  private static final String NO_COMPONENT = ", as of a TPM to which no component is attached";

  private static final Map<TpmCc, String> AS_OF_WHAT =
      Map.of(
          TpmCc.AC_GET_CAPABILITY,
          NO_COMPONENT,
          TpmCc.AC_SEND,
          NO_COMPONENT,
          TpmCc.POLICY_AC_SEND_SELECT,
          NO_COMPONENT,
          TpmCc.ACT_SET_TIMEOUT,
          ", and in any TPM with `--countdown-timers`",
          TpmCc.POLICY_TRANSPORT_SPDM,
          ", as of a TPM without SPDM",
          TpmCc.SET_CAPABILITY,
          ", as of a TPM where nothing can be set");

  /** Two commands may have one code: a TPM with CMAC has the second (Part 3, 15.5 and 17.2). */
  private static final Map<TpmCc, String> SECOND_NAMES =
      Map.of(TpmCc.HMAC, "TPM2_MAC", TpmCc.HMAC_START, "TPM2_MAC_Start");

  private CommandSection() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## Commands of the bundled TPM");
    lines.add("");
    lines.add("TPM 2.0 Library, Part 3. How many of the %d".formatted(Commands.all().size()));
    lines.add("commands a TPM has depends on the revision that it follows (`--profile`):");
    lines.add(
        Arrays.stream(Revision.values())
            .map(it -> "%d: %d".formatted(it.number(), count(it)))
            .collect(Collectors.joining(", ", "", ".")));
    lines.add("A TPM of 159 has TPM2_ECC_Encrypt, ECC_Decrypt, PolicyCapability and");
    lines.add("PolicyParameters of 183 already, as libtpms. Those left out, and those of vendors");
    lines.add("such as TPM2_Vendor_TCG_Test, are answered TPM_RC_COMMAND_CODE.");
    for (Chapter chapter : Chapter.all()) {
      lines.addAll(chapterLines(chapter));
    }
    return lines;
  }

  private static long count(Revision revision) {
    return Commands.all().stream().filter(it -> has(revision, it.code())).count();
  }

  private static boolean has(Revision revision, TpmCc code) {
    return Profile.pcClient().in(revision).implemented(code);
  }

  private static List<String> chapterLines(Chapter chapter) {
    MarkdownTable table = new MarkdownTable("command", "code", "");
    Commands.all().stream()
        .filter(command -> Chapter.of(command).equals(chapter))
        .forEach(
            command ->
                table.row(
                    command.toString(),
                    "0x%08X".formatted(command.code().value()),
                    state(command.code())));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("### %s (clause %d)".formatted(chapter.title(), chapter.number()));
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  private static String state(TpmCc code) {
    Optional<Revision> first =
        Arrays.stream(Revision.values()).filter(it -> has(it, code)).findFirst();
    String reason = LEFT_OUT.get(code);
    if (first.isPresent() != (reason == null)) {
      throw new IllegalStateException(
          code + " is " + (reason == null ? "left out without a reason" : "not left out"));
    }
    return first.map(it -> since(it, code)).orElse(reason);
  }

  private static String since(Revision first, TpmCc code) {
    if (first != Revision.V159) {
      return "from %d on%s".formatted(first.number(), AS_OF_WHAT.getOrDefault(code, ""));
    }
    String secondName = SECOND_NAMES.get(code);
    return secondName == null ? "implemented" : "implemented, as " + secondName;
  }
}
