package io.github.tpm4j.engine.crypto.dhkem;

import io.github.tpm4j.engine.crypto.agreement.DhGroup;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.Arrays;
import java.util.Optional;

/** The KEMs of RFC 9180, 7.1 that are over curves of this TPM: each a curve with one hash. */
public enum DhkemSuite {
  P256_HKDF_SHA256(0x0010, EccCurve.NIST_P256, HashAlgorithm.SHA256),
  P384_HKDF_SHA384(0x0011, EccCurve.NIST_P384, HashAlgorithm.SHA384),
  P521_HKDF_SHA512(0x0012, EccCurve.NIST_P521, HashAlgorithm.SHA512),
  X25519_HKDF_SHA256(0x0020, MontgomeryCurve.X25519, HashAlgorithm.SHA256),
  X448_HKDF_SHA512(0x0021, MontgomeryCurve.X448, HashAlgorithm.SHA512);

  private final int id;
  private final DhGroup group;
  private final HashAlgorithm hash;

  DhkemSuite(int id, DhGroup group, HashAlgorithm hash) {
    this.id = id;
    this.group = group;
    this.hash = hash;
  }

  /** The KEM of a curve and the hash of HKDF; empty for the pairs that have no number. */
  public static Optional<DhkemSuite> find(TpmEccCurve curve, TpmAlg hash) {
    return Arrays.stream(values())
        .filter(suite -> suite.group.id().equals(curve) && suite.hash.id().equals(hash))
        .findFirst();
  }

  /** The number of the KEM. */
  int id() {
    return id;
  }

  HashAlgorithm hash() {
    return hash;
  }

  public DhGroup group() {
    return group;
  }

  /** Nenc and Npk, in bytes. */
  public int ciphertextBytes() {
    return group.encodedBytes();
  }

  /** Nsecret, in bytes: as many as a digest has. */
  public int secretBytes() {
    return hash.digestBytes();
  }
}
