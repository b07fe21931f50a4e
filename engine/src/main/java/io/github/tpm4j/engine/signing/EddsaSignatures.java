package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.edwards.EddsaDigest;
import io.github.tpm4j.engine.crypto.edwards.EddsaPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EddsaPublicKey;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.EddsaMessage;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureEddsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Set;

/** EdDSA and HashEdDSA (RFC 8032), without a context. */
final class EddsaSignatures implements SignatureFamily {

  @Override
  public Set<TpmAlg> schemes() {
    return Set.of(TpmAlg.EDDSA, TpmAlg.HASH_EDDSA);
  }

  @Override
  public TpmtSignature sign(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] digest) {
    requireDigests(key);
    return signature(scheme, privateKey(key).signDigest(digest));
  }

  @Override
  public void verify(LoadedObject key, byte[] digest, TpmtSignature signature) {
    requireDigests(key);
    requireOwnScheme(key, signature);
    require(publicKey(key).verifyDigest(digest, octets(signature)));
  }

  @Override
  public TpmtSignature signMessage(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] message) {
    return CurveForm.isPure(key)
        ? signature(scheme, privateKey(key).sign(message))
        : sign(state, key, scheme, digest(key, message));
  }

  @Override
  public void verifyMessage(LoadedObject key, byte[] message, TpmtSignature signature) {
    requireOwnScheme(key, signature);
    if (CurveForm.isPure(key)) {
      require(publicKey(key).verify(message, octets(signature)));
    } else {
      verify(key, digest(key, message), signature);
    }
  }

  /** Verifies a signature of EdDSA whose R was known before the message. */
  static void verifyHinted(LoadedObject key, EddsaMessage message, TpmtSignature signature) {
    byte[] octets = octets(signature);
    int hintBytes = message.hint().size();
    boolean isHinted =
        octets.length >= hintBytes && Bytes.of(octets, 0, hintBytes).equals(message.hint());
    require(isHinted && publicKey(key).verify(message.digest(), octets));
  }

  /** EdDSA has no digest that could be given instead of the message. */
  private static void requireDigests(LoadedObject key) {
    TpmFailure.require(!CurveForm.isPure(key), TpmRc.SCHEME);
  }

  private static void requireOwnScheme(LoadedObject key, TpmtSignature signature) {
    boolean isOwn = SigningScheme.of(key).scheme().equals(signature.sigAlg());
    TpmFailure.require(isOwn, TpmRc.SCHEME);
  }

  private static void require(boolean isGenuine) {
    TpmFailure.require(isGenuine, TpmRc.SIGNATURE);
  }

  private static byte[] digest(LoadedObject key, byte[] message) {
    EddsaDigest digest = EddsaDigest.ofMessage(publicKey(key).curve());
    digest.update(message);
    return digest.messageDigest();
  }

  private static EddsaPublicKey publicKey(LoadedObject key) {
    return key.keyMaterial().eddsaPublic().orElseThrow(() -> new TpmFailure(TpmRc.SIGNATURE));
  }

  private static EddsaPrivateKey privateKey(LoadedObject key) {
    return key.keyMaterial().eddsaPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
  }

  private static byte[] octets(TpmtSignature signature) {
    return ((Tpm2bSignatureEddsa) signature.signature()).buffer().borrow();
  }

  private static TpmtSignature signature(TpmtSigScheme scheme, byte[] octets) {
    return new TpmtSignature(scheme.scheme(), new Tpm2bSignatureEddsa(Bytes.adopt(octets)));
  }
}
