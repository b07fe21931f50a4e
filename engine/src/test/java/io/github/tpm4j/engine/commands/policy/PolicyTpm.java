package io.github.tpm4j.engine.commands.policy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthPolicy;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A TPM with SHA-256 policy sessions, and the JDK's computation of what they should contain. */
final class PolicyTpm {
  /** policyDigest of a policy that nothing was added to. */
  static final Bytes ZERO = Bytes.adopt(new byte[32]);

  static final TpmHandle INDEX = TpmHandle.of(0x01000010);

  /** What {@link #defineIndex} writes: as a signed number it is negative. */
  static final Bytes CONTENT = Bytes.ofHex("80000000000000ff");

  final TestTpm tpm;

  PolicyTpm() {
    tpm = TestTpm.started();
  }

  PolicyTpm(Revision revision) {
    tpm = TestTpm.started(revision);
  }

  TpmHandle policy() {
    return start(TpmSe.POLICY).sessionHandle();
  }

  TpmHandle trial() {
    return start(TpmSe.TRIAL).sessionHandle();
  }

  StartAuthSession.Response start(TpmSe type) {
    return tpm.startSession(type);
  }

  void run(TpmRequest<?> request) {
    tpm.run(request);
  }

  TpmRc code(TpmRequest<?> request) {
    return tpm.code(request);
  }

  Bytes digest(TpmHandle session) {
    return tpm.run(new PolicyGetDigest.Request(session)).policyDigest();
  }

  /** Defines {@link #INDEX} with this policy and value, which its owner may read and write. */
  void defineIndex(Bytes authPolicy, String authValue, Bytes content) {
    int attributes =
        TpmaNv.POLICYREAD
            | TpmaNv.POLICYWRITE
            | TpmaNv.AUTHREAD
            | TpmaNv.OWNERREAD
            | TpmaNv.OWNERWRITE
            | TpmaNv.READ_STCLEAR
            | TpmaNv.NO_DA;
    TpmsNvPublic publicArea =
        new TpmsNvPublic(INDEX, TpmAlg.SHA256, TpmaNv.of(attributes), authPolicy, content.size());
    run(new NvDefineSpace.Request(TpmHandle.OWNER, secret(authValue), publicArea));
  }

  void writeIndex(Bytes content) {
    run(new NvWrite.Request(TpmHandle.OWNER, INDEX, content, 0));
  }

  Bytes indexName() {
    return tpm.run(new NvReadPublic.Request(INDEX)).nvName();
  }

  /** The policy of PCR 20, 21 and 22. */
  void setPcrPolicy(Bytes authPolicy) {
    run(
        new PcrSetAuthPolicy.Request(
            TpmHandle.PLATFORM, authPolicy, TpmAlg.SHA256, TpmHandle.ofPcr(20)));
  }

  static PcrReset.Request reset(int pcr) {
    return new PcrReset.Request(TpmHandle.ofPcr(pcr));
  }

  static NvRead.Request read() {
    return new NvRead.Request(INDEX, INDEX, 1, 0);
  }

  static SecretBytes secret(String text) {
    return SecretBytes.of(text.getBytes(US_ASCII));
  }

  /** H(parts). */
  static Bytes hash(Bytes... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Bytes part : parts) {
        sha256.update(part.toByteArray());
      }
      return Bytes.of(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** H(digest ‖ command ‖ part). */
  static Bytes extend(Bytes digest, TpmCc command, Bytes part) {
    return hash(digest, u32(command.value()), part);
  }

  /** PolicyUpdate (Part 3, 23.2.3). */
  static Bytes update(Bytes digest, TpmCc command, Bytes name, Bytes policyRef) {
    return hash(extend(digest, command, name), policyRef);
  }

  static Bytes u32(int value) {
    return Bytes.ofHex(String.format("%08x", value));
  }

  static Bytes octet(int value) {
    return Bytes.of((byte) value);
  }
}
