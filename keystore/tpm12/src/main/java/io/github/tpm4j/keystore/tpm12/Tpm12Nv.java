package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tpm12.client.Capabilities;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An NV Index of a TPM 1.2: a few bytes in the TPM's own memory (Part 3, 20). Immutable; may be
 * used by many threads.
 *
 * <pre>{@code
 * Tpm12Nv nv = Tpm12Nv.define(tpm, 0x00011001, NvSpace.ofBytes(32).readByAll(), KeyAuth.none());
 * nv.byOwner().write(data);
 * byte[] back = nv.read();
 * }</pre>
 *
 * <p>The owner's secret is that of the connection's settings ({@link OwnerSecret}). What the TPM
 * refuses is a {@link io.github.tpm4j.tss.error.TpmNvException} with its reason, other values of
 * PCR a {@link io.github.tpm4j.tss.error.TpmPolicyException}. A TPM whose NV was never locked
 * (nvLocked) lets everybody read and write, whatever the attributes say.
 */
public final class Tpm12Nv {
  /** Defining it locks NV for good; it holds nothing (TPM_NV_INDEX_LOCK). */
  private static final int INDEX_LOCK = 0xFFFF_FFFF;

  /** Writing nothing to it locks others; it holds nothing (TPM_NV_INDEX0). */
  private static final int INDEX_0 = 0;

  /** Each TPM takes so many by one command. */
  private static final int PIECE_BYTES = 512;

  private final TpmConnection tpm;
  private final int index;
  private final NvAuth by;
  private final KeyAuth auth;

  private Tpm12Nv(TpmConnection tpm, int index, NvAuth by, KeyAuth auth) {
    this.tpm = tpm;
    this.index = index;
    this.by = by;
    this.auth = auth;
  }

  /**
   * {@return an Index, used as everybody may} Sends nothing.
   *
   * @param tpm the TPM; it stays open
   * @param index its number
   */
  public static Tpm12Nv of(TpmConnection tpm, int index) {
    return new Tpm12Nv(tpm, index, NvAuth.NOBODY, KeyAuth.none());
  }

  /** {@return the same Index, used by the owner's secret} Sends nothing. */
  public Tpm12Nv byOwner() {
    return new Tpm12Nv(tpm, index, NvAuth.OWNER, auth);
  }

  /**
   * {@return the same Index, used by its own password} Sends nothing.
   *
   * @param password of the Index; the caller closes it
   */
  public Tpm12Nv by(KeyAuth password) {
    return new Tpm12Nv(tpm, index, NvAuth.PASSWORD, password);
  }

  /**
   * {@return the Indices that the TPM has, with what is known of each} Nothing authenticates it.
   *
   * @param tpm the TPM; it stays open
   */
  public static List<TpmNvDataPublic> list(TpmConnection tpm) {
    Tpm12 used = Tpm12.of(tpm);
    return Refusals.translated(
        () ->
            used.shared()
                .turn(
                    () -> {
                      Capabilities capabilities = capabilities(used);
                      return capabilities.nvIndices().stream().map(capabilities::nvPublic).toList();
                    }));
  }

  /**
   * Defines a new Index, by the owner's secret. One that is there is left as it is.
   *
   * @param tpm the TPM; it stays open
   * @param index its number, such as 0x00011001; neither 0 nor 0xFFFFFFFF
   * @param space how it is to be
   * @param password of the Index, if it is read or written by one; the caller closes it
   * @return the Index, used by its password if it has one, else as everybody may
   * @throws IllegalArgumentException if the number is none of an Index, or a password is missing or
   *     not asked for
   */
  public static Tpm12Nv define(TpmConnection tpm, int index, NvSpace space, KeyAuth password) {
    if (index == INDEX_0 || index == INDEX_LOCK) {
      throw new IllegalArgumentException(
          NvRefusal.name(index) + " holds no data: it is for locks of the whole NV");
    }
    if (space.hasPassword() == password.isNone()) {
      throw new IllegalArgumentException(
          space.hasPassword()
              ? NvRefusal.name(index) + " is to be used by a password, and none was given"
              : NvRefusal.name(index) + " is used without a password, and one was given");
    }
    Tpm12Nv nv =
        new Tpm12Nv(tpm, index, space.hasPassword() ? NvAuth.PASSWORD : NvAuth.NOBODY, password);
    try (AuthSecret secret = nv.password()) {
      nv.inTurn(
          used -> {
            if (capabilities(used).nvIndices().contains(index)) {
              throw NvRefusal.exists(index);
            }
            return nv.defined(used, space.area(index), secret);
          });
    }
    return nv;
  }

  private Void defined(Tpm12 used, TpmNvDataPublic area, AuthSecret secret) {
    SharedTpm shared = used.shared();
    try (AuthSecret owner = OwnerSecret.of(used.settings())) {
      return shared.guarded(
          Secrets.OWNER_ID,
          owner,
          () -> {
            try (OsapSession osap =
                shared.client().osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, owner)) {
              shared
                  .client()
                  .execute(
                      new NvDefineSpace.Request(area, osap.encrypt(secret)), osap.authorization());
              return null;
            }
          });
    }
  }

  /** Removes the Index and what is in it, by the owner's secret whatever else it is used by. */
  public void undefine() {
    try (AuthSecret unused = AuthSecret.wellKnown()) {
      inTurn(
          used -> {
            // To remove what is not there would be to define nothing, which the TPM accepts.
            if (!capabilities(used).nvIndices().contains(index)) {
              throw NvRefusal.absent(index, null);
            }
            return defined(used, NvSpace.nothing(index), unused);
          });
    }
  }

  /** {@return the number of the Index} Sends nothing. */
  public int index() {
    return index;
  }

  /** {@return what is known of it now; nothing authenticates it} */
  public TpmNvDataPublic publicArea() {
    return inTurn(used -> capabilities(used).nvPublic(index));
  }

  /**
   * Reads all of it, in as many pieces as the TPM needs.
   *
   * @return as many bytes as it holds
   */
  public byte[] read() {
    return read(0, publicArea().dataSizeBytes());
  }

  /**
   * Reads a part of it.
   *
   * @param offset of the first byte
   * @param length in bytes, 1 at least: a TPM takes nothing for a lock
   * @return the bytes
   * @throws IllegalArgumentException if nothing is to be read
   */
  public byte[] read(int offset, int length) {
    if (length < 1) {
      throw new IllegalArgumentException("1 byte at least is read, not " + length);
    }
    return authorized(
        (used, secret) -> {
          ByteArrayOutputStream all = new ByteArrayOutputStream();
          for (int done = 0; done < length; done += PIECE_BYTES) {
            int size = Math.min(PIECE_BYTES, length - done);
            NvReadValue.Request piece = new NvReadValue.Request(index, offset + done, size);
            try (SecretBytes data = by.read(used, piece, secret)) {
              requireSize(data.size(), size);
              all.writeBytes(data.toArray());
            }
          }
          return all.toByteArray();
        });
  }

  private void requireSize(int size, int wanted) {
    if (size != wanted) {
      throw new io.github.tpm4j.tss.error.TpmException(
          "TPM_NV_ReadValue of %d bytes of %s answers %d"
              .formatted(wanted, NvRefusal.name(index), size));
    }
  }

  /**
   * Writes from its beginning.
   *
   * @param data no longer than it is, and 1 byte at least
   */
  public void write(byte[] data) {
    write(0, data);
  }

  /**
   * Writes a part of it. Where this fails half way, the pieces before are written; an Index that is
   * written as a whole only is written by one command.
   *
   * @param offset of the first byte
   * @param data must end within it; 1 byte at least: a TPM takes nothing for a lock
   * @throws IllegalArgumentException if nothing is to be written
   */
  public void write(int offset, byte[] data) {
    if (data.length == 0) {
      throw new IllegalArgumentException("1 byte at least is written");
    }
    boolean whole =
        data.length > PIECE_BYTES
            && (publicArea().permission().attributes() & NvConstants.PER_WRITEALL) != 0;
    int pieceBytes = whole ? data.length : PIECE_BYTES;
    authorized(
        (used, secret) -> {
          for (int done = 0; done < data.length; done += pieceBytes) {
            int to = Math.min(data.length, done + pieceBytes);
            write(used, offset + done, Arrays.copyOfRange(data, done, to), secret);
          }
          return null;
        });
  }

  private void write(Tpm12 used, int offset, byte[] piece, AuthSecret secret) {
    try (SecretBytes bytes = SecretBytes.of(piece)) {
      by.write(used, new NvWriteValue.Request(index, offset, bytes), secret);
    } finally {
      Arrays.fill(piece, (byte) 0);
    }
  }

  /**
   * Locks it against writing, if it was defined so: until the TPM is restarted ({@link
   * NvSpace#lockableUntilStart}), or for good ({@link NvSpace#lockableForGood}).
   */
  public void lockWriting() {
    requireAttribute(
        NvConstants.PER_WRITEDEFINE | NvConstants.PER_WRITE_STCLEAR, "writing (lockable)");
    authorized(
        (used, secret) -> {
          write(used, 0, new byte[0], secret);
          return null;
        });
  }

  /**
   * Locks it against reading until the TPM is restarted, if it was defined so ({@link
   * NvSpace#readLockableUntilStart}).
   */
  public void lockReading() {
    requireAttribute(NvConstants.PER_READ_STCLEAR, "reading (readLockable)");
    authorized(
        (used, secret) -> {
          by.read(used, new NvReadValue.Request(index, 0, 0), secret).close();
          return null;
        });
  }

  private void requireAttribute(int any, String against) {
    if ((publicArea().permission().attributes() & any) == 0) {
      throw new io.github.tpm4j.tss.error.TpmNvException(
          io.github.tpm4j.tss.error.TpmNvException.Reason.NOT_ALLOWED,
          NvRefusal.name(index) + " was not defined to be locked against " + against,
          null);
    }
  }

  private static Capabilities capabilities(Tpm12 used) {
    return new Capabilities(used.shared().client());
  }

  /** What is done with the TPM by the secret of whoever authorises. */
  @FunctionalInterface
  private interface Use<T> {
    T of(Tpm12 used, AuthSecret secret);
  }

  private <T> T authorized(Use<T> use) {
    // A person may be slow to answer: the secret is asked for before the TPM is held.
    try (AuthSecret secret = secret()) {
      return inTurn(used -> use.of(used, secret));
    }
  }

  private AuthSecret secret() {
    return switch (by) {
      case NOBODY -> AuthSecret.wellKnown();
      case OWNER -> OwnerSecret.of(tpm.settings());
      case PASSWORD -> password();
    };
  }

  private AuthSecret password() {
    return auth.isEmpty()
        ? AuthSecret.wellKnown()
        : Secrets.of(auth, NvRefusal.name(index), tpm.settings());
  }

  /** Does something in one turn; a refusal is said in terms of the Index. */
  private <T> T inTurn(Function<Tpm12, T> work) {
    Tpm12 used = Tpm12.of(tpm);
    Supplier<T> turn =
        () -> {
          try {
            return work.apply(used);
          } catch (TpmResponseException e) {
            throw new NvRefusal(used.shared().client(), index).explained(e);
          }
        };
    return Refusals.translated(() -> used.shared().turn(turn));
  }

  /** The number and who authorises; nothing secret. */
  @Override
  public String toString() {
    return "Tpm12Nv[" + NvRefusal.name(index) + ", by " + by + "]";
  }
}
