package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import java.util.Map;
import java.util.Optional;

/**
 * The storage key under which clevis and systemd 252 seal: what tpm2_createprimary makes in the
 * owner hierarchy, which counts wrong passwords, and so is not the standard one.
 */
final class ClevisParent {
  private static final Map<String, HashAlg> HASHES =
      Map.of(
          "sha1", HashAlg.SHA1,
          "sha256", HashAlg.SHA256,
          "sha384", HashAlg.SHA384,
          "sha512", HashAlg.SHA512);

  private ClevisParent() {}

  static StorageParent of(TpmDevice device, String hash, String key) {
    TpmtPublic base =
        switch (key) {
          case "ecc" -> StorageTemplates.ECC_P256;
          case "rsa" -> StorageTemplates.RSA_2048;
          default -> throw new TpmUnsupportedException("clevis' key " + key + " is not known here");
        };
    TpmtPublic template =
        new TpmtPublic(
            base.type(),
            hash(hash).alg(),
            base.objectAttributes().without(TpmaObject.NO_DA),
            base.authPolicy(),
            base.parameters(),
            base.unique());
    return device.primaryParent(TpmHandle.OWNER, template, KeyAuthorization.EMPTY_PASSWORD);
  }

  /** The bank of PCR by the name that clevis and systemd have for its hash, if there is one. */
  static Optional<TpmAlg> find(String name) {
    return Optional.ofNullable(HASHES.get(name)).map(HashAlg::alg);
  }

  /** A hash by the name that clevis has for it. */
  static HashAlg hash(String name) {
    HashAlg hash = HASHES.get(name);
    if (hash == null) {
      throw new TpmUnsupportedException("clevis' hash " + name + " is not known here");
    }
    return hash;
  }

  /** The name that clevis has for the hash of a bank. */
  static String name(TpmAlg bank) {
    return HASHES.entrySet().stream()
        .filter(entry -> entry.getValue().alg().equals(bank))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new TpmUnsupportedException("clevis has no bank " + bank));
  }
}
