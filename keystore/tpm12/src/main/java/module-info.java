/** Keys in a TPM 1.2 as JCA keys. */
module io.github.tpm4j.keystore.tpm12 {
  requires transitive io.github.tpm4j.keystore;
  requires transitive io.github.tpm4j.tss.tpm12;

  exports io.github.tpm4j.keystore.tpm12;

  provides io.github.tpm4j.keystore.family.TpmFamilySupport with
      io.github.tpm4j.keystore.tpm12.Tpm12Support;
}
