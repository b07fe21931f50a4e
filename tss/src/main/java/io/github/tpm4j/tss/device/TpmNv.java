package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.nv.NvChangeAuth;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvExtend;
import io.github.tpm4j.tss.commands.nv.NvGlobalWriteLock;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvSetBits;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.nv.NvWriteLock;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmNvException.Reason;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.managed.NvUse;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPinCounterParameters;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.Function;

/**
 * An NV Index: memory in the TPM that outlives power (Part 1, 37). It is used by the owner's
 * authorisation, as the device's options have it, unless {@link #by} says otherwise. Passwords are
 * proven by the HMAC of a session, and what is read and written is encrypted on its way.
 *
 * <pre>{@code
 * TpmHandle index = TpmHandle.of(0x01800001);
 * TpmNv nv = TpmNv.define(device, index, NvTemplate.ordinary(3000), SecretBytes.EMPTY);
 * nv.write(data);
 * Bytes read = TpmNv.of(device, index).read();
 * }</pre>
 *
 * <p>May be used by any number of threads. Nothing is kept here of the Index's state: its public
 * area is read at each use, as other programs may change it. All methods but those that say
 * otherwise talk to the TPM, and throw {@link TpmNvException} where the Index is in the way,
 * another {@link TpmException} else.
 */
public final class TpmNv {
  private final TpmDevice device;
  private final TpmHandle index;
  private final KeyAuthorization own;
  private final Bytes expectedPolicy;

  private TpmNv(TpmDevice device, TpmHandle index, KeyAuthorization own, Bytes expectedPolicy) {
    this.device = device;
    this.index = index;
    this.own = own;
    this.expectedPolicy = expectedPolicy;
  }

  /**
   * {@return an NV Index, used by the owner's authorisation} Sends nothing.
   *
   * @param device the TPM that has it
   * @param index 0x01000000 to 0x01FFFFFF
   */
  public static TpmNv of(TpmDevice device, TpmHandle index) {
    if (!index.isNvIndex()) {
      throw new IllegalArgumentException(index + " is no NV Index: those begin with 0x01");
    }
    return new TpmNv(device, index, null, null);
  }

  /**
   * Defines an NV Index by the owner's authorisation (TPM2_NV_DefineSpace).
   *
   * @param device the TPM that gets it
   * @param index a free one; one that is there is left as it is
   * @param template its type, size and attributes
   * @param authValue its password; as long as a digest of its nameAlg at most
   * @return the Index, used by the owner's authorisation
   */
  public static TpmNv define(
      TpmDevice device, TpmHandle index, NvTemplate template, SecretBytes authValue) {
    TpmsNvPublic area = template.build(index);
    TpmNv nv = of(device, index);
    nv.inTurn(
        turn ->
            turn.ownerAuthorized(
                new NvDefineSpace.Request(TpmHandle.OWNER, authValue, area), Secrecy.COMMAND));
    return nv;
  }

  /**
   * Locks all Indices that were defined so ({@link NvTemplate#lockedGlobally}) against writing,
   * until the TPM is restarted (TPM2_NV_GlobalWriteLock), by the owner's authorisation.
   *
   * @param device the TPM
   */
  public static void lockGlobally(TpmDevice device) {
    device
        .tpm()
        .run(
            device.options(),
            turn -> turn.ownerAuthorized(new NvGlobalWriteLock.Request(TpmHandle.OWNER)));
  }

  /**
   * {@return the same Index, used by its own password or policy} Sends nothing.
   *
   * @param authorization of the Index
   */
  public TpmNv by(KeyAuthorization authorization) {
    return new TpmNv(device, index, authorization, expectedPolicy);
  }

  /** {@return the same Index, used by the owner's authorisation} Sends nothing. */
  public TpmNv byOwner() {
    return new TpmNv(device, index, null, expectedPolicy);
  }

  /**
   * {@return the same Index as long as it has this authPolicy} Another one that a program puts in
   * its place counts as {@link Reason#ABSENT}. Sends nothing.
   *
   * @param authPolicy the policyDigest; empty for none
   */
  public TpmNv expecting(Bytes authPolicy) {
    return new TpmNv(device, index, own, authPolicy);
  }

  /** {@return the handle} Sends nothing. */
  public TpmHandle handle() {
    return index;
  }

  /** {@return the public area as the TPM shows it now; nothing authenticates it} */
  public TpmsNvPublic publicArea() {
    return inTurn(this::readPublic);
  }

  /** {@return the Name as it is now; the TPM changes it with the first writing, and with locks} */
  public Bytes name() {
    return EntityNames.of(publicArea());
  }

  /**
   * Removes the Index and what is in it (TPM2_NV_UndefineSpace), by the owner's authorisation
   * whatever else it is used by.
   */
  public void undefine() {
    inTurn(
        turn ->
            new NvUse(turn, readPublic(turn))
                .byOwner(new NvUndefineSpace.Request(TpmHandle.OWNER, index), Secrecy.NONE));
  }

  /**
   * Changes the password of an Index that has a policy for it (TPM2_NV_ChangeAuth): the policy must
   * allow this command.
   *
   * @param newAuthValue as long as a digest of its nameAlg at most
   */
  public void changePassword(SecretBytes newAuthValue) {
    use(Secrecy.COMMAND, by -> new NvChangeAuth.Request(index, newAuthValue));
  }

  /**
   * Reads all of it, in as many pieces as the TPM needs.
   *
   * @return as many bytes as it holds
   */
  public Bytes read() {
    return read(0, publicArea().dataSize());
  }

  /**
   * Reads a part of it.
   *
   * @param offset of the first byte
   * @param length in bytes
   * @return the bytes
   */
  public Bytes read(int offset, int length) {
    TpmWriter all = new TpmWriter(length);
    int pieceBytes = device.capabilities().nvBufferBytes();
    int done = 0;
    // One command even for nothing: it says whether the Index can be read.
    do {
      int from = offset + done;
      int size = Math.min(pieceBytes, length - done);
      Bytes piece = use(Secrecy.RESPONSE, by -> new NvRead.Request(by, index, size, from)).data();
      if (piece.size() != size) {
        throw new TpmException(
            "TPM2_NV_Read of " + size + " bytes of " + index + " answers " + piece.size());
      }
      all.bytes(piece);
      done += size;
    } while (done < length);
    return Bytes.adopt(all.toByteArray());
  }

  /**
   * Writes from its beginning, in as many pieces as the TPM needs.
   *
   * @param data no longer than it is
   */
  public void write(Bytes data) {
    write(0, data);
  }

  /**
   * Writes a part of it (TPM2_NV_Write). Where this fails half way, the pieces before are written.
   *
   * @param offset of the first byte
   * @param data must end within it
   */
  public void write(int offset, Bytes data) {
    int pieceBytes = device.capabilities().nvBufferBytes();
    int done = 0;
    do {
      int to = Math.min(data.size(), done + pieceBytes);
      Bytes piece = data.slice(done, to);
      int at = offset + done;
      use(Secrecy.COMMAND, by -> new NvWrite.Request(by, index, piece, at));
      done = to;
    } while (done < data.size());
  }

  /** Adds one to a counter (TPM2_NV_Increment). It begins above all counters that ever were. */
  public void increment() {
    use(Secrecy.NONE, by -> new NvIncrement.Request(by, index));
  }

  /** {@return the value of a counter, unsigned} */
  public long counter() {
    return number(TpmNt.COUNTER);
  }

  /**
   * Sets bits of an Index of bits; those that are set already stay (TPM2_NV_SetBits).
   *
   * @param bits are ORed to those that are set
   */
  public void setBits(long bits) {
    use(Secrecy.NONE, by -> new NvSetBits.Request(by, index, bits));
  }

  /** {@return the bits of an Index of bits} */
  public long bits() {
    return number(TpmNt.BITS);
  }

  /**
   * Extends an Index with data: its digest becomes H(digest, data) (TPM2_NV_Extend).
   *
   * @param data of any length that the TPM takes by one command (TPM_PT_NV_BUFFER_MAX)
   */
  public void extend(Bytes data) {
    use(Secrecy.COMMAND, by -> new NvExtend.Request(by, index, data));
  }

  /** {@return the count and the limit of a PIN Index} */
  public TpmsNvPinCounterParameters pin() {
    requireType(TpmNt.PIN_FAIL, TpmNt.PIN_PASS);
    return TpmsNvPinCounterParameters.read(new TpmReader(read().borrow(), Limits.ANY));
  }

  /**
   * Sets the limit of a PIN Index, and its count to zero: how many wrong passwords it takes (PIN
   * FAIL), or how often the password can be used (PIN PASS).
   *
   * @param limit unsigned, 32 bits
   */
  public void setPinLimit(int limit) {
    requireType(TpmNt.PIN_FAIL, TpmNt.PIN_PASS);
    write(Bytes.adopt(new TpmsNvPinCounterParameters(0, limit).marshal()));
  }

  /** Locks it against reading until the TPM is restarted (TPM2_NV_ReadLock). */
  public void lockReading() {
    use(Secrecy.NONE, by -> new NvReadLock.Request(by, index));
  }

  /**
   * Locks it against writing (TPM2_NV_WriteLock): until the TPM is restarted, or for good if it was
   * defined so ({@link NvTemplate#lockableForGood}).
   */
  public void lockWriting() {
    use(Secrecy.NONE, by -> new NvWriteLock.Request(by, index));
  }

  /**
   * Has a key sign what is in the Index (TPM2_NV_Certify). Key and Index are authorised by their
   * passwords, or the Index by the owner.
   *
   * @param key the key that signs
   * @param scheme may be TPM_ALG_NULL if the key has a scheme of its own
   * @param qualifyingData such as the nonce of whoever asks
   * @return the statement and its signature
   */
  public Attestation certify(TpmKey key, TpmtSigScheme scheme, Bytes qualifyingData) {
    return NvCertification.make(this, key, scheme, qualifyingData);
  }

  private long number(TpmNt type) {
    requireType(type);
    return new TpmReader(read().borrow(), Limits.ANY).u64();
  }

  private void requireType(TpmNt... types) {
    TpmNt type = publicArea().attributes().type();
    for (TpmNt allowed : types) {
      if (type.equals(allowed)) {
        return;
      }
    }
    throw new TpmNvException(
        Reason.WRONG_TYPE, "NV Index " + index + " is of the type " + type + ", not another", null);
  }

  TpmDevice device() {
    return device;
  }

  TpmsNvPublic readPublic(Turn turn) {
    TpmsNvPublic area = turn.client().execute(new NvReadPublic.Request(index)).nvPublic();
    if (expectedPolicy != null && !expectedPolicy.equals(area.authPolicy())) {
      throw new TpmNvException(
          Reason.ABSENT,
          "NV Index " + index + " is another one now than the one that is meant",
          null);
    }
    return area;
  }

  /** Who authorises the use of the Index. */
  TpmHandle authHandle() {
    return own == null ? TpmHandle.OWNER : index;
  }

  /** The password of whoever authorises; the caller wipes it. */
  SecretBytes askAuthValue() {
    return own == null ? device.options().hierarchyAuth(TpmHandle.OWNER).get() : own.askAuthValue();
  }

  /** Sends one command that is about the Index. */
  private <R extends TpmResponse> R use(
      Secrecy secrecy, Function<TpmHandle, TpmRequest<R>> command) {
    if (own == null) {
      return inTurn(
          turn -> {
            TpmsNvPublic area = readPublic(turn);
            return new NvUse(turn, area).byOwner(command.apply(TpmHandle.OWNER), secrecy);
          });
    }
    // The authValue is asked for before the TPM is held: a person may be slow to answer.
    try (SecretBytes authValue = own.askAuthValue()) {
      return inTurn(
          turn -> {
            TpmsNvPublic area = readPublic(turn);
            requireTryable(area);
            return new NvUse(turn, area).byIndex(command.apply(index), own, authValue, secrecy);
          });
    }
  }

  // To try the empty password on one that counts would be a wrong try if it has another.
  void requireTryable(TpmsNvPublic area) {
    boolean counts =
        !area.attributes().has(TpmaNv.NO_DA)
            || area.attributes().type().equals(TpmNt.PIN_FAIL)
            || area.attributes().type().equals(TpmNt.PIN_PASS);
    if (own != null && counts && own.mayNeedAuthValue() && !own.isAuthValueGiven()) {
      throw new TpmPasswordNeededException(
          "NV Index "
              + index
              + " counts passwords, and none was given, so none was sent. Give its password, the"
              + " empty one if it has none");
    }
  }

  /** Does something in one turn; a refusal is told in terms of the Index. */
  <T> T inTurn(Function<Turn, T> work) {
    try {
      return device.tpm().run(device.options(), work);
    } catch (TpmException e) {
      throw new NvFailure(index).explained(e);
    }
  }

  /** The handle and who authorises; nothing secret. */
  @Override
  public String toString() {
    return "TpmNv[" + index + ", by " + (own == null ? "the owner" : "itself") + "]";
  }
}
