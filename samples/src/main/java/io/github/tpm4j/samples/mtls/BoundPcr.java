package io.github.tpm4j.samples.mtls;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** The PCR that the keys are bound to. */
final class BoundPcr {
  static final HashAlg BANK = HashAlg.SHA256;

  /** The first of those that firmware leaves to applications. */
  static final int NUMBER = 23;

  private BoundPcr() {}

  /** Records an event, as software does that measures what it starts. */
  static void extend(TpmConnection tpm) throws NoSuchAlgorithmException {
    byte[] event = "something else was started".getBytes(StandardCharsets.UTF_8);
    Bytes digest = Bytes.of(MessageDigest.getInstance(BANK.jcaName()).digest(event));
    tpm.device().extendPcr(NUMBER, Map.of(BANK.alg(), digest));
  }
}
