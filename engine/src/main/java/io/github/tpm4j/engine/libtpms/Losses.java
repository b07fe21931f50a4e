package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.power.Orderliness.Shutdown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a TPM of libtpms cannot come over, in words for whoever moves it. */
final class Losses {
  private static final Pattern PROFILE_NAME = Pattern.compile("\"Name\":\"([^\"]*)\"");

  private Losses() {}

  static List<String> of(SwtpmSource.Content content) {
    List<String> losses = new ArrayList<>();
    losses.add(
        "Contexts that programs have saved (TPM2_ContextSave) cannot be loaded any more; key files"
            + " can.");
    content.permanent().reset().ifPresent(reset -> addSaved(reset, losses));
    if (content.volatileState().isPresent()) {
      losses.add(
          "It was suspended while it ran: its PCR values, loaded objects and sessions are gone, as"
              + " after a loss of power.");
    } else if (content.permanent().data().orderlyState().shutdown() == Shutdown.NONE) {
      losses.add("It was not shut down in order: it starts as after a loss of power.");
    }
    content
        .permanent()
        .data()
        .seedLevels()
        .forEach(
            (hierarchy, level) -> {
              if (level == 0) {
                losses.add(
                    "The seed of "
                        + hierarchy
                        + " is older than libtpms 0.8: RSA primary keys that are not persistent come"
                        + " out otherwise.");
              }
            });
    content.permanent().profile().ifPresent(profile -> addProfile(profile, losses));
    return losses;
  }

  private static void addSaved(StateResetData reset, List<String> losses) {
    if (reset.savedSessions() > 0) {
      losses.add("Sessions that were saved: " + reset.savedSessions() + ".");
    }
    if (reset.hasCommits()) {
      losses.add("Results of TPM2_Commit and TPM2_EC_Ephemeral that were not used yet.");
    }
  }

  private static void addProfile(String profile, List<String> losses) {
    Matcher name = PROFILE_NAME.matcher(profile);
    String called = name.find() ? " " + name.group(1) : "";
    losses.add(
        "The profile"
            + called
            + " of libtpms: the TPM has the algorithms and commands that were asked for here.");
  }
}
