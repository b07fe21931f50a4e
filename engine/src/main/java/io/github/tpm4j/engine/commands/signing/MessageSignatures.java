package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.EddsaMessage;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.OneShotMessage;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.objects.SequenceState;
import io.github.tpm4j.engine.objects.SignatureSequence;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.tss.algorithms.HmacSignature;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;

/** Signatures of messages that a sequence has taken (version 185, Part 3, 20.3 and 20.6). */
final class MessageSignatures {
  private MessageSignatures() {}

  /**
   * The sequence with a handle.
   *
   * @throws TpmFailure TPM_RC_MODE, handle 1, if it is no sequence of that use;
   *     TPM_RC_SIGN_CONTEXT_KEY if it was started for another key
   */
  static SequenceObject sequence(
      TpmState tpm, TpmHandle handle, LoadedObject key, boolean verifies) {
    SequenceObject sequence =
        tpm.objects()
            .sequence(handle)
            .filter(it -> it.state() instanceof SignatureSequence of && of.verifies() == verifies)
            .orElseThrow(() -> new TpmFailure(TpmRc.MODE.handle(1)));
    TpmFailure.require(of(sequence).isFor(key), TpmRc.SIGN_CONTEXT_KEY);
    return sequence;
  }

  static SignatureSequence of(SequenceObject sequence) {
    return (SignatureSequence) sequence.state();
  }

  /**
   * @throws TpmFailure TPM_RC_ONE_SHOT_SIGNATURE if the scheme needs all of the message at the end
   *     and some of it was there before
   */
  static void checkPasses(SignatureSequence sequence) {
    boolean isWhole = !(sequence.message() instanceof OneShotMessage early && early.isBegun());
    TpmFailure.require(isWhole, TpmRc.ONE_SHOT_SIGNATURE);
  }

  /**
   * @param last the end of the message
   */
  static TpmtSignature sign(
      TpmState tpm, LoadedObject key, SignatureSequence sequence, byte[] last) {
    if (sequence.message() instanceof OneShotMessage) {
      return tpm.signer().signMessage(key, SigningScheme.of(key), last);
    }
    sequence.update(last);
    if (sequence.message() instanceof SequenceState.Representative pure) {
      return tpm.signer().signRepresentative(key, pure.mu().octets());
    }
    if (sequence.message() instanceof SequenceState.Mac mac) {
      TpmAlg hash = SigningScheme.hash(key);
      TpmtHa value = new TpmtHa(hash, Bytes.adopt(mac.sequence().finish()));
      return new TpmtSignature(TpmAlg.HMAC, new HmacSignature(value));
    }
    return DigestSignatures.sign(tpm, key, sequence.context(), digest(sequence.message()));
  }

  /**
   * Verifies a signature over what the sequence has taken, which stays as it is.
   *
   * @throws TpmFailure TPM_RC_SCHEME or TPM_RC_SIGNATURE of the parameter
   */
  static void verify(
      TpmState tpm,
      LoadedObject key,
      SignatureSequence sequence,
      TpmtSignature signature,
      int parameter) {
    boolean fits = SigningScheme.of(key).scheme().equals(signature.sigAlg());
    TpmFailure.require(fits, TpmRc.SCHEME.parameter(parameter));
    SequenceState message = sequence.copyOfMessage();
    try {
      verify(tpm, key, sequence.context(), message, signature, parameter);
    } finally {
      message.wipe();
    }
  }

  private static void verify(
      TpmState tpm,
      LoadedObject key,
      Bytes context,
      SequenceState message,
      TpmtSignature signature,
      int parameter) {
    if (message instanceof SequenceState.Representative pure) {
      tpm.signer().verifyRepresentative(key, pure.mu().octets(), signature, parameter);
    } else if (message instanceof EddsaMessage hinted && CurveForm.isPure(key)) {
      tpm.signer().verifyHinted(key, hinted, signature, parameter);
    } else if (message instanceof SequenceState.Mac mac) {
      checkMac(mac, key, ((HmacSignature) signature.signature()).hmac(), parameter);
    } else {
      DigestSignatures.verify(tpm, key, context, digest(message), signature, parameter);
    }
  }

  private static void checkMac(
      SequenceState.Mac mac, LoadedObject key, TpmtHa given, int parameter) {
    boolean isHash = given.hashAlg().equals(SigningScheme.hash(key));
    TpmFailure.require(isHash, TpmRc.SCHEME.parameter(parameter));
    byte[] expected = mac.sequence().finish();
    boolean isGenuine = MessageDigest.isEqual(expected, given.digest().borrow());
    TpmFailure.require(isGenuine, TpmRc.SIGNATURE.parameter(parameter));
  }

  private static Bytes digest(SequenceState message) {
    if (message instanceof EddsaMessage eddsa) {
      return Bytes.adopt(eddsa.digest().messageDigest());
    }
    return Bytes.adopt(((SequenceState.Hash) message).sequence().finish());
  }
}
