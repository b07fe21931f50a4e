package io.github.tpm4j.engine.session;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** An HMAC, policy or trial session in the TPM's memory (Part 1, 19.6). */
public final class Session implements Entity {
  private final TpmHandle handle;
  private final boolean trial;
  private final HashAlgorithm hash;
  private final TpmtSymDef symmetric;
  private final SecretBytes sessionKey;
  private final PolicyState policy;
  private Binding binding;
  private byte[] nonceTpm;
  private byte[] auditDigest;

  /**
   * @param handle says whether it is an HMAC or a policy session
   * @param trial whether a policy session only computes policyDigest
   * @param sessionKey empty if there was neither bind nor salt
   */
  public Session(
      TpmHandle handle,
      boolean trial,
      HashAlgorithm hash,
      TpmtSymDef symmetric,
      SecretBytes sessionKey,
      Binding binding,
      byte[] nonceTpm) {
    this.handle = handle;
    this.trial = trial;
    this.hash = hash;
    this.symmetric = symmetric;
    this.sessionKey = sessionKey;
    this.binding = binding;
    this.nonceTpm = nonceTpm;
    policy = new PolicyState(hash);
  }

  @Override
  public TpmHandle handle() {
    return handle;
  }

  @Override
  public Bytes name() {
    return HandleName.of(handle);
  }

  /** Whether it is a policy session, trial or not. */
  public boolean isPolicy() {
    return handle.is(TpmHt.POLICY_SESSION);
  }

  public boolean isTrial() {
    return trial;
  }

  /** authHash. */
  public HashAlgorithm hash() {
    return hash;
  }

  /** What its parameter encryption uses; TPM_ALG_NULL if it has none. */
  public TpmtSymDef symmetric() {
    return symmetric;
  }

  /** sessionKey; the caller must not change or wipe it. */
  public SecretBytes sessionKey() {
    return sessionKey;
  }

  public Binding binding() {
    return binding;
  }

  /** Whether its key stands for the authValue of {@code entity}, which is then left out. */
  public boolean isBoundTo(Authorizable entity) {
    return binding.authenticates(entity);
  }

  /** What the policy commands work on; meaningful for policy sessions. */
  public PolicyState policy() {
    return policy;
  }

  /** nonceTPM; the caller must not change it. */
  public byte[] nonceTpm() {
    return nonceTpm;
  }

  /** A fresh nonceTPM, of the size of the first. */
  public void rollNonce(RandomSource random) {
    nonceTpm = random.bytes(nonceTpm.length);
  }

  /** Whether it has been used for auditing. */
  public boolean isAudit() {
    return auditDigest != null;
  }

  /** The session audit digest (Part 1, 35.2); only of an audit session. */
  public Bytes auditDigest() {
    return Bytes.of(auditDigest);
  }

  /** The first use for auditing, or auditReset: the digest is zero, and the binding ends. */
  public void startAudit() {
    auditDigest = new byte[hash.digestBytes()];
    binding = binding.withoutAuthentication();
  }

  /** Takes a command and its response into the audit digest. */
  public void audit(byte[] cpHash, byte[] rpHash) {
    auditDigest = hash.digest(auditDigest, cpHash, rpHash);
  }

  /** Everything but the handle, for a saved context. */
  void write(TpmWriter out) {
    out.u8(trial ? 1 : 0);
    hash.id().write(out);
    symmetric.write(out);
    out.sized(sessionKey);
    binding.write(out);
    out.sized(nonceTpm);
    out.sized(auditDigest == null ? new byte[0] : auditDigest);
    policy.write(out);
  }

  static Session read(TpmHandle handle, TpmReader in) {
    boolean trial = in.u8() != 0;
    HashAlgorithm hash = HashAlgorithm.of(TpmAlg.read(in));
    TpmtSymDef symmetric = TpmtSymDef.readOrNull(in);
    SecretBytes sessionKey = Tpm2b.AUTH.readSecret(in);
    Binding binding = Binding.read(in);
    byte[] nonceTpm = Tpm2b.NONCE.read(in).toByteArray();
    Session session = new Session(handle, trial, hash, symmetric, sessionKey, binding, nonceTpm);
    byte[] auditDigest = Tpm2b.DIGEST.read(in).toByteArray();
    session.auditDigest = auditDigest.length == 0 ? null : auditDigest;
    session.policy.read(in);
    return session;
  }

  /** Wipes the keys; the session is flushed. */
  void wipe() {
    sessionKey.close();
    binding.authValue().close();
  }

  @Override
  public String toString() {
    return "Session[" + handle + ", " + hash + "]";
  }
}
