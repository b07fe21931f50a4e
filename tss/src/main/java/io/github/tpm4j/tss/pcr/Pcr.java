package io.github.tpm4j.tss.pcr;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;

/**
 * One PCR of one bank.
 *
 * @param bank the hash of the bank
 * @param number from 0
 */
public record Pcr(TpmAlg bank, int number) {

  /** Such as {@code PCR 7 (SHA256)}. */
  @Override
  public String toString() {
    String name = HashAlg.find(bank).map(HashAlg::name).orElse(bank.toString());
    return "PCR " + number + " (" + name + ")";
  }
}
