package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.edwards.EddsaDigest;
import io.github.tpm4j.engine.crypto.edwards.EddsaPublicKey;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.mldsa.MessageRepresentative;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPublicKey;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.EddsaMessage;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.OneShotMessage;
import io.github.tpm4j.engine.objects.SequenceState;
import io.github.tpm4j.engine.objects.SignatureSequence;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** How the sequences of messages that are signed begin (version 185, Part 3, 17.5 and 17.6). */
final class SignatureSequences {
  private SignatureSequences() {}

  static SignatureSequence signing(LoadedObject key, Bytes context) {
    SequenceState message = CurveForm.isPure(key) ? new OneShotMessage() : message(key, context);
    return SignatureSequence.signing(key, context, message);
  }

  /**
   * @param hint of {@link #hintBytes} octets
   */
  static SignatureSequence verifying(TpmState tpm, LoadedObject key, Bytes hint, Bytes context) {
    SequenceState message = CurveForm.isPure(key) ? hinted(key, hint) : message(key, context);
    return SignatureSequence.verifying(key, context, message, ticket(tpm, key));
  }

  /** How long the hint is that a key verifies with: R of EdDSA, else none; in bytes. */
  static int hintBytes(LoadedObject key) {
    return CurveForm.isPure(key)
        ? CurveForm.edwards(key.publicArea().parameters()).orElseThrow().keyBytes()
        : 0;
  }

  private static EddsaMessage hinted(LoadedObject key, Bytes hint) {
    EddsaPublicKey publicKey =
        key.keyMaterial().eddsaPublic().orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
    return new EddsaMessage(hint, publicKey.challenge(hint.toByteArray()));
  }

  /** The digest of the message, pure ML-DSA's representative, or the HMAC of an HMAC key. */
  private static SequenceState message(LoadedObject key, Bytes context) {
    if (key.isType(TpmAlg.MLDSA)) {
      MlDsaPublicKey publicKey =
          key.keyMaterial().mlDsaPublic().orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
      return new SequenceState.Representative(
          MessageRepresentative.pure(publicKey, context.toByteArray()));
    }
    Optional<EdwardsCurve> edwards = CurveForm.edwards(key.publicArea().parameters());
    if (edwards.isPresent()) {
      return new EddsaMessage(Bytes.EMPTY, EddsaDigest.ofMessage(edwards.get()));
    }
    HashAlgorithm hash = HashAlgorithm.of(SigningScheme.hash(key));
    return key.isType(TpmAlg.KEYEDHASH)
        ? SequenceState.Mac.hmac(hash, key.sensitive().sensitive().borrow())
        : SequenceState.Hash.start(hash);
  }

  /** A ticket names the key: without a Name it would hold for any key. */
  private static Optional<SequenceState.Mac> ticket(TpmState tpm, LoadedObject key) {
    boolean hasName = !key.publicArea().nameAlg().equals(TpmAlg.NULL);
    if (!hasName || key.hierarchy().equals(TpmHandle.NULL)) {
      return Optional.empty();
    }
    HashAlgorithm hash = HashAlgorithm.of(tpm.profile().contextHash());
    byte[] proof = tpm.hierarchies().proof(key.hierarchy()).borrow();
    SequenceState.Mac mac = SequenceState.Mac.hmac(hash, proof);
    mac.update(Tickets.messageTag());
    return Optional.of(mac);
  }
}
