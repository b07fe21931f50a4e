package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.cli.dropin.client.CNumber;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.server.swtpm.InfoText;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import java.nio.file.Files;
import java.util.Optional;

/** What {@code --print-info} prints: facts of the TPM that a new state would be. */
final class PrintedInfo {
  private PrintedInfo() {}

  /**
   * JSON in one line.
   *
   * @param flags which parts, as CMD_GET_INFO has them
   * @param place where no TPM may be yet: who asks one that is there would have to power it on
   */
  static String json(String flags, Optional<StateLocation> place) throws Refusal {
    long wanted =
        CNumber.ofAnyBase(flags)
            .filter(CNumber::isWhole)
            .map(CNumber::value)
            .filter(value -> value == (value & 0xFFFFFFFFL))
            .orElseThrow(() -> new Refusal("swtpm: Cannot parse info value '" + flags + "'."));
    if (place.isPresent() && Files.exists(place.get().orOther().statePath())) {
      throw new Refusal(
          "swtpm: --print-info is about a new TPM, and "
              + place.get().orOther().statePath()
              + " is one: 'swtpm_ioctl --info' asks it when it is served");
    }
    ServedTpm tpm = SocketFamily.TPM_2_0.tpm(new MemoryStore(), false, StateProtection.none());
    tpm.powerOn();
    return InfoText.json(tpm.description(), wanted);
  }
}
