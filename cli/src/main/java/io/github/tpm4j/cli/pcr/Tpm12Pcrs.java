package io.github.tpm4j.cli.pcr;

import io.github.tpm4j.tpm12.client.Capabilities;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The PCR of a TPM 1.2, which are one bank of SHA-1, as commands show those of a TPM 2.0.
 *
 * @param tpm the TPM
 */
public record Tpm12Pcrs(Tpm12Client tpm) {
  private static final int MOST = 24;

  /** All that the TPM has. */
  TpmlPcrSelection all() {
    int count = new Capabilities(tpm).property(CapabilityConstants.PROP_PCR);
    int[] numbers = IntStream.range(0, Math.min(count, MOST)).toArray();
    return new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA1, numbers)));
  }

  /**
   * Their values. The TPM does not authenticate them.
   *
   * @throws IllegalArgumentException if one is of another bank
   */
  public PcrValues read(TpmlPcrSelection wanted) {
    Map<Pcr, Bytes> values = new LinkedHashMap<>();
    for (Pcr pcr : PcrSelections.pcrs(wanted)) {
      requireSha1(pcr.bank());
      values.put(
          pcr, Bytes.adopt(tpm.execute(new PcrRead.Request(pcr.number())).outDigest().toArray()));
    }
    return new PcrValues(wanted, values);
  }

  /**
   * Extends one.
   *
   * @param digests by bank
   * @throws IllegalArgumentException if one is of another bank
   */
  void extend(int pcr, Map<TpmAlg, Bytes> digests) {
    digests.keySet().forEach(Tpm12Pcrs::requireSha1);
    digests
        .values()
        .forEach(
            digest ->
                tpm.execute(
                    new Extend.Request(
                        pcr, io.github.tpm4j.tpm12.wire.Bytes.of(digest.toByteArray()))));
  }

  private static void requireSha1(TpmAlg bank) {
    if (!bank.equals(TpmAlg.SHA1)) {
      throw new IllegalArgumentException(
          "This is a TPM 1.2, whose PCR are of SHA-1: sha1, not " + PcrText.name(bank));
    }
  }
}
