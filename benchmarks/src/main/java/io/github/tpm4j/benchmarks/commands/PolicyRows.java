package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.policy.PolicyAuthValue;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.commands.policy.PolicyCpHash;
import io.github.tpm4j.tss.commands.policy.PolicyDuplicationSelect;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicyLocality;
import io.github.tpm4j.tss.commands.policy.PolicyNameHash;
import io.github.tpm4j.tss.commands.policy.PolicyNvWritten;
import io.github.tpm4j.tss.commands.policy.PolicyOr;
import io.github.tpm4j.tss.commands.policy.PolicyPassword;
import io.github.tpm4j.tss.commands.policy.PolicyPcr;
import io.github.tpm4j.tss.commands.policy.PolicyPhysicalPresence;
import io.github.tpm4j.tss.commands.policy.PolicyTemplate;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.function.Function;

/** Part 3, 23: policies without an entity beside the session. */
final class PolicyRows {
  private static final Bytes ZERO_DIGEST = Bytes.adopt(new byte[32]);
  private static final Bytes OTHER_DIGEST = Digests.of(HashAlg.SHA256, ZERO_DIGEST);

  private PolicyRows() {}

  static List<Row> rows() {
    return List.of(
        policy(
            TpmCc.POLICY_OR,
            "two branches",
            session ->
                new PolicyOr.Request(session, new TpmlDigest(List.of(ZERO_DIGEST, OTHER_DIGEST)))),
        policy(
            TpmCc.POLICY_PCR,
            "one PCR",
            session ->
                new PolicyPcr.Request(
                    session,
                    Bytes.EMPTY,
                    new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 7))))),
        policy(
            TpmCc.POLICY_LOCALITY,
            "",
            session -> new PolicyLocality.Request(session, TpmaLocality.of(TpmaLocality.ZERO))),
        policy(
            TpmCc.POLICY_COUNTER_TIMER,
            "",
            session ->
                new PolicyCounterTimer.Request(
                    session, Bytes.adopt(new byte[Long.BYTES]), 0, TpmEo.UNSIGNED_GE)),
        policy(
            TpmCc.POLICY_COMMAND_CODE,
            "",
            session -> new PolicyCommandCode.Request(session, TpmCc.SIGN)),
        policy(TpmCc.POLICY_PHYSICAL_PRESENCE, "", PolicyPhysicalPresence.Request::new),
        policy(
            TpmCc.POLICY_CP_HASH, "", session -> new PolicyCpHash.Request(session, OTHER_DIGEST)),
        policy(
            TpmCc.POLICY_NAME_HASH,
            "",
            session -> new PolicyNameHash.Request(session, OTHER_DIGEST)),
        policy(
            TpmCc.POLICY_DUPLICATION_SELECT,
            "",
            session ->
                new PolicyDuplicationSelect.Request(session, OTHER_DIGEST, OTHER_DIGEST, true)),
        policy(TpmCc.POLICY_AUTH_VALUE, "", PolicyAuthValue.Request::new),
        policy(TpmCc.POLICY_PASSWORD, "", PolicyPassword.Request::new),
        policy(TpmCc.POLICY_GET_DIGEST, "", PolicyGetDigest.Request::new),
        policy(TpmCc.POLICY_NV_WRITTEN, "", session -> new PolicyNvWritten.Request(session, true)),
        policy(
            TpmCc.POLICY_TEMPLATE,
            "",
            session -> new PolicyTemplate.Request(session, OTHER_DIGEST)));
  }

  private static <R extends TpmResponse> Row policy(
      TpmCc command, String parameters, Function<TpmHandle, TpmRequest<R>> request) {
    return new Row(
        command,
        parameters,
        tpm -> {
          TpmHandle session = tpm.session(TpmSe.POLICY);
          return tpm.time(request.apply(session))
              .undo(done -> tpm.execute(new PolicyRestart.Request(session)));
        });
  }
}
