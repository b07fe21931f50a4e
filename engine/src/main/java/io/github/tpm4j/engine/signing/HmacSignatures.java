package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.HmacSignature;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;
import java.util.Set;

/** HMAC as a signature: of a keyed hash object, over a digest (Part 2, 11.3.3). */
final class HmacSignatures implements SignatureFamily {

  @Override
  public Set<TpmAlg> schemes() {
    return Set.of(TpmAlg.HMAC);
  }

  @Override
  public TpmtSignature sign(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] digest) {
    byte[] mac = compute(key, scheme.hash(), digest);
    return new TpmtSignature(
        TpmAlg.HMAC, new HmacSignature(new TpmtHa(scheme.hash(), Bytes.adopt(mac))));
  }

  @Override
  public void verify(LoadedObject key, byte[] digest, TpmtSignature signature) {
    TpmtHa given = ((HmacSignature) signature.signature()).hmac();
    KeyScheme own = KeyScheme.of(key.publicArea());
    // A key with a hash of its own does not vouch for an HMAC with another, maybe weaker one.
    TpmFailure.require(own.isNull() || own.matches(TpmAlg.HMAC, given.hashAlg()), TpmRc.SIGNATURE);
    byte[] expected = compute(key, given.hashAlg(), digest);
    TpmFailure.require(MessageDigest.isEqual(expected, given.digest().borrow()), TpmRc.SIGNATURE);
  }

  private static byte[] compute(LoadedObject key, TpmAlg hash, byte[] digest) {
    return Hmac.compute(HashAlgorithm.of(hash), key.sensitive().sensitive().borrow(), digest);
  }
}
