package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorizeNv;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.commands.policy.PolicyTicket;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Part 3, 23: policies that ask another entity. */
final class PolicyApprovalRows {
  private static final Bytes ZERO_DIGEST = Bytes.adopt(new byte[32]);
  private static final Bytes NO_EXPIRATION = Bytes.adopt(new byte[Integer.BYTES]);

  /** Negative: with a ticket. */
  private static final int EXPIRATION_SECONDS = -3600;

  private PolicyApprovalRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(TpmCc.POLICY_SIGNED, "ECDSA P-256", PolicyApprovalRows::signed),
        new Row(TpmCc.POLICY_SECRET, "hierarchy", PolicyApprovalRows::secret),
        new Row(TpmCc.POLICY_TICKET, "of a secret", PolicyApprovalRows::ticket),
        new Row(TpmCc.POLICY_AUTHORIZE, "ECDSA P-256", PolicyApprovalRows::authorize),
        new Row(TpmCc.POLICY_NV, "equal", PolicyApprovalRows::nv),
        new Row(TpmCc.POLICY_AUTHORIZE_NV, "", PolicyApprovalRows::authorizeNv));
  }

  private static <R extends TpmResponse> Timed<R> restarting(
      Bench tpm, TpmHandle session, TpmRequest<R> request) {
    return tpm.time(request).undo(done -> tpm.execute(new PolicyRestart.Request(session)));
  }

  private static Timed<?> signed(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.eccSigningKey());
    TpmHandle session = tpm.session(TpmSe.POLICY);
    Bytes digest = Digests.of(HashAlg.SHA256, NO_EXPIRATION);
    TpmtSignature approval = tpm.execute(Requests.sign(key, digest)).signature();
    return restarting(
        tpm,
        session,
        new PolicySigned.Request(key, session, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 0, approval));
  }

  private static PolicySecret.Request secret(TpmHandle session, int expiration) {
    return new PolicySecret.Request(
        TpmHandle.OWNER, session, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, expiration);
  }

  private static Timed<?> secret(Bench tpm) throws Exception {
    TpmHandle session = tpm.session(TpmSe.POLICY);
    return restarting(tpm, session, secret(session, 0));
  }

  private static Timed<?> ticket(Bench tpm) throws Exception {
    TpmHandle session = tpm.session(TpmSe.POLICY);
    PolicySecret.Response given = tpm.execute(secret(session, EXPIRATION_SECONDS));
    tpm.execute(new PolicyRestart.Request(session));
    return restarting(
        tpm,
        session,
        new PolicyTicket.Request(
            session,
            given.timeout(),
            Bytes.EMPTY,
            Bytes.EMPTY,
            EntityNames.of(TpmHandle.OWNER),
            given.policyTicket()));
  }

  private static Timed<?> authorize(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.eccSigningKey());
    TpmHandle session = tpm.session(TpmSe.POLICY);
    Bytes digest = Digests.of(HashAlg.SHA256, ZERO_DIGEST);
    TpmtSignature approval = tpm.execute(Requests.sign(key, digest)).signature();
    VerifySignature.Response verified =
        tpm.execute(new VerifySignature.Request(key, digest, approval));
    Bytes name = tpm.execute(new ReadPublic.Request(key)).name();
    return restarting(
        tpm,
        session,
        new PolicyAuthorize.Request(
            session, ZERO_DIGEST, Bytes.EMPTY, name, verified.validation()));
  }

  private static Timed<?> nv(Bench tpm) throws Exception {
    TpmHandle index = Indices.written(tpm, ZERO_DIGEST);
    TpmHandle session = tpm.session(TpmSe.POLICY);
    return restarting(
        tpm,
        session,
        new PolicyNv.Request(TpmHandle.OWNER, index, session, ZERO_DIGEST, 0, TpmEo.EQ));
  }

  private static Timed<?> authorizeNv(Bench tpm) throws Exception {
    TpmtHa approved = new TpmtHa(TpmAlg.SHA256, ZERO_DIGEST);
    TpmHandle index = Indices.written(tpm, Bytes.adopt(approved.marshal()));
    TpmHandle session = tpm.session(TpmSe.POLICY);
    return restarting(tpm, session, new PolicyAuthorizeNv.Request(TpmHandle.OWNER, index, session));
  }
}
