package io.github.tpm4j.engine.session;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * What the policy commands have gathered in a policy session (Part 1, 19.7.5): the policyDigest,
 * and the conditions that are checked when the session authorises something.
 */
public final class PolicyState {
  private static final long MILLIS_PER_SECOND = 1000;
  private static final int NV_WRITTEN = 1;
  private static final int CHANNEL_REQUIRED = 2;

  private final HashAlgorithm hash;
  private byte[] digest;
  private TpmCc commandCode;
  private HashBinding binding = HashBinding.NONE;
  private Bytes boundHash = Bytes.EMPTY;
  private int locality;
  private long timeout;
  private long startTime;
  private int timeEpoch;
  private boolean pcrChecked;
  private int pcrCounter;
  private boolean authValueNeeded;
  private boolean passwordNeeded;
  private boolean physicalPresenceRequired;
  private boolean nvWrittenChecked;
  private boolean nvWritten;
  private boolean channelRequired;

  /** Which of the hashes the one slot for them holds. */
  public enum HashBinding {
    NONE,
    CP_HASH,
    NAME_HASH,
    TEMPLATE_HASH,
    PARAMETERS_HASH
  }

  PolicyState(HashAlgorithm hash) {
    this.hash = hash;
    digest = new byte[hash.digestBytes()];
  }

  /**
   * Begins anew: at the start of the session, after each use, and by TPM2_PolicyRestart.
   *
   * @param time Time, in milliseconds
   * @param epoch the epoch of Time
   */
  public void restart(long time, int epoch) {
    digest = new byte[hash.digestBytes()];
    commandCode = null;
    binding = HashBinding.NONE;
    boundHash = Bytes.EMPTY;
    locality = 0;
    timeout = 0;
    startTime = time;
    timeEpoch = epoch;
    pcrChecked = false;
    authValueNeeded = false;
    passwordNeeded = false;
    physicalPresenceRequired = false;
    nvWrittenChecked = false;
    channelRequired = false;
  }

  public HashAlgorithm hash() {
    return hash;
  }

  /** policyDigest. */
  public Bytes digest() {
    return Bytes.of(digest);
  }

  /** policyDigest := H(policyDigest ‖ commandCode ‖ parts). */
  public void extend(TpmCc code, byte[]... parts) {
    byte[][] all = new byte[parts.length + 2][];
    all[0] = digest;
    all[1] = code.marshal();
    System.arraycopy(parts, 0, all, 2, parts.length);
    digest = hash.digest(all);
  }

  /** PolicyUpdate() (Part 3, 23.2.3): the commandCode and Name in a first step, then policyRef. */
  public void update(TpmCc code, Bytes name, Bytes policyRef) {
    extend(code, name.borrow());
    digest = hash.digest(digest, policyRef.borrow());
  }

  /** policyDigest := zeros, as PolicyOR and PolicyAuthorize begin. */
  public void clearDigest() {
    digest = new byte[hash.digestBytes()];
  }

  /** The one command that may be authorised; null for any. */
  public TpmCc commandCode() {
    return commandCode;
  }

  public void setCommandCode(TpmCc code) {
    commandCode = code;
  }

  public HashBinding binding() {
    return binding;
  }

  /** cpHash, nameHash, templateHash or pHash, as {@link #binding} tells; empty if there is none. */
  public Bytes boundHash() {
    return boundHash;
  }

  /** Whether the slot for a hash is taken. */
  public boolean isBound() {
    return !boundHash.isEmpty();
  }

  /** Whether the slot for a hash holds exactly this one, of this kind. */
  public boolean isBound(HashBinding kind, Bytes value) {
    return binding == kind && boundHash.equals(value);
  }

  /** Whether a value has the size of a digest of the policy's hash. */
  public boolean isDigest(Bytes value) {
    return value.size() == hash.digestBytes();
  }

  public void bind(HashBinding kind, Bytes value) {
    binding = kind;
    boundHash = value;
  }

  /** TPMA_LOCALITY; 0 for any. */
  public int locality() {
    return locality;
  }

  public void setLocality(int value) {
    locality = value;
  }

  /** The Time at which the policy ends, in milliseconds; 0 for never. */
  public long timeout() {
    return timeout;
  }

  /** The policy ends at {@code time} at the latest. */
  public void limitTimeout(long time) {
    if (timeout == 0 || Long.compareUnsigned(time, timeout) < 0) {
      timeout = time;
    }
  }

  /** The policy ends this unsigned number of seconds after it began, at the latest. */
  public void endAfterSeconds(long seconds) {
    long most = (Long.MAX_VALUE - startTime) / MILLIS_PER_SECOND;
    boolean isReached = Long.compareUnsigned(seconds, most) <= 0;
    // 0 would be no end.
    limitTimeout(isReached ? Math.max(1, startTime + seconds * MILLIS_PER_SECOND) : Long.MAX_VALUE);
  }

  /** Time when the policy began, in milliseconds. */
  public long startTime() {
    return startTime;
  }

  public int timeEpoch() {
    return timeEpoch;
  }

  /** The PCR have this update counter and must still have it when the session is used. */
  public void requirePcrCounter(int counter) {
    pcrChecked = true;
    pcrCounter = counter;
  }

  /** Whether the PCR have not changed since TPM2_PolicyPCR, if there was one. */
  public boolean isPcrCurrent(int counter) {
    return !pcrChecked || pcrCounter == counter;
  }

  /** TPM2_PolicyAuthValue: the authValue enters the HMAC. */
  public boolean isAuthValueNeeded() {
    return authValueNeeded;
  }

  /** TPM2_PolicyPassword: the authValue is given in the clear. */
  public boolean isPasswordNeeded() {
    return passwordNeeded;
  }

  public void needAuthValue() {
    authValueNeeded = true;
    passwordNeeded = false;
  }

  public void needPassword() {
    passwordNeeded = true;
    authValueNeeded = false;
  }

  /** TPM2_PolicyPhysicalPresence. */
  public boolean isPhysicalPresenceRequired() {
    return physicalPresenceRequired;
  }

  public void requirePhysicalPresence() {
    physicalPresenceRequired = true;
  }

  /** Whether TPM2_PolicyNvWritten was run. */
  public boolean isNvWrittenChecked() {
    return nvWrittenChecked;
  }

  /** Whether the NV Index must (or must not) have been written. */
  public boolean nvWritten() {
    return nvWritten;
  }

  public void requireNvWritten(boolean written) {
    nvWrittenChecked = true;
    nvWritten = written;
  }

  /** TPM2_PolicyTransportSPDM: the session is used over a secure channel only. */
  public boolean isChannelRequired() {
    return channelRequired;
  }

  public void requireChannel() {
    channelRequired = true;
  }

  void write(TpmWriter out) {
    out.array(digest).u32(commandCode == null ? 0 : commandCode.value());
    out.u8(binding.ordinal()).sized(boundHash).u8(locality);
    out.u64(timeout).u64(startTime).u32(timeEpoch).u32(pcrCounter);
    boolean[] flags = {
      pcrChecked, authValueNeeded, passwordNeeded, physicalPresenceRequired, nvWrittenChecked
    };
    for (boolean flag : flags) {
      out.u8(flag ? 1 : 0);
    }
    // Bits of one octet: sessions that earlier versions wrote end with it.
    out.u8((nvWritten ? NV_WRITTEN : 0) | (channelRequired ? CHANNEL_REQUIRED : 0));
  }

  void read(TpmReader in) {
    digest = in.array(hash.digestBytes());
    int code = in.u32();
    commandCode = code == 0 ? null : TpmCc.of(code);
    binding = HashBinding.values()[in.u8()];
    boundHash = Bytes.adopt(in.sizedArray(0xFFFF));
    locality = in.u8();
    timeout = in.u64();
    startTime = in.u64();
    timeEpoch = in.u32();
    pcrCounter = in.u32();
    pcrChecked = in.u8() != 0;
    authValueNeeded = in.u8() != 0;
    passwordNeeded = in.u8() != 0;
    physicalPresenceRequired = in.u8() != 0;
    nvWrittenChecked = in.u8() != 0;
    int last = in.u8();
    nvWritten = (last & NV_WRITTEN) != 0;
    channelRequired = (last & CHANNEL_REQUIRED) != 0;
  }
}
