package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A sequence that signs, or makes a MAC, in a slot of the TPM for one turn (Part 3, 17.2 to 17.5,
 * and 20.6 of 185).
 */
final class TpmSequence implements AutoCloseable {
  private final Turn turn;
  private final TpmHandle handle;
  private final boolean isMac;
  private boolean inSlot = true;

  private TpmSequence(Turn turn, TpmHandle handle, boolean isMac) {
    this.turn = turn;
    this.handle = handle;
    this.isMac = isMac;
    // Part 1, 16: the Name of a sequence object is empty.
    turn.client().names().put(handle, Bytes.EMPTY);
  }

  /** Begins a sequence (TPM2_SignSequenceStart). */
  static TpmSequence signing(Turn turn, LoadedObject key, Bytes context) {
    SignSequenceStart.Request request =
        new SignSequenceStart.Request(key.handle(), SecretBytes.EMPTY, context);
    // An encrypting session also authenticates the context.
    SignSequenceStart.Response started =
        turn.withRoom(() -> turn.execute(request, SecretBytes.EMPTY, Secrecy.COMMAND));
    return new TpmSequence(turn, started.sequenceHandle(), false);
  }

  /** Begins a sequence (TPM2_HMAC_Start, or TPM2_MAC_Start). */
  static TpmSequence mac(
      Turn turn, LoadedObject key, TpmAlg scheme, KeyAuthorization by, SecretBytes authValue) {
    HmacStart.Request request = new HmacStart.Request(key.handle(), SecretBytes.EMPTY, scheme);
    HmacStart.Response started =
        turn.withRoom(() -> turn.execute(request, key, by, authValue, Secrecy.NONE));
    return new TpmSequence(turn, started.sequenceHandle(), true);
  }

  /**
   * Puts a saved sequence into a slot again.
   *
   * @throws TpmException if the TPM was reset since
   */
  static TpmSequence load(Turn turn, SavedSequence saved) {
    if (turn.client().epoch() != saved.epoch()) {
      throw forgotten(null);
    }
    ContextLoad.Request request = new ContextLoad.Request(saved.context());
    try {
      return new TpmSequence(
          turn, turn.withRoom(() -> turn.client().execute(request)).loadedHandle(), saved.isMac());
    } catch (TpmResponseException e) {
      throw e.is(TpmRc.INTEGRITY) || e.is(TpmRc.HANDLE) ? forgotten(e) : e;
    }
  }

  private static TpmException forgotten(TpmException cause) {
    return new TpmException(
        "The TPM was reset while the message came in; give it again from its beginning", cause);
  }

  /** Adds a part of the message, and takes the sequence out of the TPM. */
  SavedSequence absorb(MessagePart part) {
    part.sendButLast(this::update);
    update(part.last());
    ContextSave.Response saved = turn.client().execute(new ContextSave.Request(handle));
    return new SavedSequence(saved.context(), turn.client().epoch(), isMac);
  }

  /** Adds the last part of the message, and signs (TPM2_SignSequenceComplete). */
  TpmtSignature sign(
      MessagePart part, LoadedObject key, KeyAuthorization by, SecretBytes authValue) {
    part.sendButLast(this::update);
    SignSequenceComplete.Request request =
        new SignSequenceComplete.Request(handle, key.handle(), part.last());
    TpmtSignature signature = turn.execute(request, key, by, authValue, Secrecy.NONE).signature();
    inSlot = false;
    return signature;
  }

  /** Adds the last part of the message, and gives the MAC (TPM2_SequenceComplete). */
  Bytes result(MessagePart part) {
    part.sendButLast(this::update);
    SequenceComplete.Request request =
        new SequenceComplete.Request(handle, part.last(), TpmHandle.NULL);
    Bytes mac = turn.execute(request, SecretBytes.EMPTY, Secrecy.BOTH).result();
    inSlot = false;
    return mac;
  }

  // What is signed is public more often than what a MAC is made of, or becomes.
  private void update(Bytes piece) {
    turn.execute(
        new SequenceUpdate.Request(handle, piece),
        SecretBytes.EMPTY,
        isMac ? Secrecy.COMMAND : Secrecy.NONE);
  }

  /** Frees the slot, unless the TPM has done so with the result. */
  @Override
  public void close() {
    if (inSlot) {
      turn.client().execute(new FlushContext.Request(handle));
    }
  }
}
