package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** A hash, event, MAC or signature sequence in a slot for objects (Part 1, 32). */
public final class SequenceObject implements TransientObject {
  private final TpmHandle handle;
  private final SecretBytes authValue;
  private final SequenceState state;
  private boolean begun;
  private boolean safe;

  /**
   * @param authValue is copied
   */
  public SequenceObject(TpmHandle handle, SecretBytes authValue, SequenceState state) {
    this.handle = handle;
    this.authValue = SecretBytes.of(AuthValues.trimmed(authValue).borrow());
    this.state = state;
  }

  @Override
  public TpmHandle handle() {
    return handle;
  }

  @Override
  public TpmHandle hierarchy() {
    return TpmHandle.NULL;
  }

  /** What is computed: a hash, an event, a MAC, or what a signature is of. */
  public SequenceState state() {
    return state;
  }

  /** Takes the next data; by the first of it the sequence is safe to sign or not. */
  public void update(byte[] data) {
    if (!begun) {
      safe = Tickets.isSafe(data);
      begun = true;
    }
    state.update(data);
  }

  /**
   * Whether the data is known not to begin as a structure of the TPM; false if there was none, and
   * if the first of it was too short to tell.
   */
  public boolean isSafe() {
    return safe;
  }

  /** Whether the data would be {@link #isSafe} after {@code last}. */
  public boolean isSafeWith(byte[] last) {
    return begun ? safe : Tickets.isSafe(last);
  }

  /** Whether any data was taken. */
  public boolean isBegun() {
    return begun;
  }

  @Override
  public Bytes name() {
    return Bytes.EMPTY;
  }

  @Override
  public SecretBytes authValue() {
    return authValue;
  }

  @Override
  public AuthPolicy authPolicy() {
    return AuthPolicy.NONE;
  }

  @Override
  public boolean isDaProtected() {
    return false;
  }

  @Override
  public boolean acceptsAuthValue(AuthUse use) {
    return true;
  }

  @Override
  public boolean acceptsPolicy(AuthUse use) {
    return false;
  }

  @Override
  public boolean requiresPolicy(AuthUse use) {
    return use.role() == AuthRole.DUP;
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(authValue).u8(begun ? 1 : 0).u8(safe ? 1 : 0).u8(kind());
    state.write(out);
  }

  private int kind() {
    if (state instanceof SequenceState.Hash) {
      return 0;
    }
    if (state instanceof SequenceState.Event) {
      return 1;
    }
    return state instanceof SequenceState.Mac ? 2 : 3;
  }

  /** Reads what {@link #write} wrote. */
  static SequenceObject read(TpmHandle handle, TpmReader in) {
    SecretBytes authValue = Tpm2b.AUTH.readSecret(in);
    boolean begun = in.u8() != 0;
    boolean safe = in.u8() != 0;
    SequenceState state =
        switch (in.u8()) {
          case 0 -> SequenceState.Hash.read(in);
          case 1 -> SequenceState.Event.read(in);
          case 2 -> SequenceState.Mac.read(in);
          default -> SignatureSequence.read(in);
        };
    SequenceObject object = new SequenceObject(handle, authValue, state);
    object.begun = begun;
    object.safe = safe;
    return object;
  }

  @Override
  public void wipe() {
    authValue.close();
    state.wipe();
  }
}
