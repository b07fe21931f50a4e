package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.commands.policy.PolicyTransportSpdm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Optional;

/**
 * TPM2_PolicyTransportSPDM (version 185, Part 3, 23.25): the session is used over a secure channel
 * only, and where Names are given with these keys. This TPM has no such channel, so that the policy
 * can be computed and never be satisfied.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE</td><td>the policy asks for a channel already</td></tr>
 * <tr><td>TPM_RC_HASH, parameter 1 or 2</td><td>a Name begins with no hash of this TPM</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1 or 2</td><td>the rest of a Name is no digest of it</td></tr>
 * </table>
 */
final class PolicyTransportSpdmCommand
    implements Command<PolicyTransportSpdm.Request, PolicyTransportSpdm.Response> {
  private static final byte[] NOTHING = {};

  @Override
  public PolicyTransportSpdm.Response run(TpmState tpm, PolicyTransportSpdm.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    TpmFailure.require(!policy.isChannelRequired(), TpmRc.VALUE);
    checkName(tpm, in.reqKeyName(), 1);
    checkName(tpm, in.tpmKeyName(), 2);

    boolean hasNames = !in.reqKeyName().isEmpty() || !in.tpmKeyName().isEmpty();
    policy.extend(TpmCc.POLICY_TRANSPORT_SPDM, hasNames ? keyNameHash(policy, in) : NOTHING);
    policy.requireChannel();

    return new PolicyTransportSpdm.Response();
  }

  private static void checkName(TpmState tpm, Bytes name, int parameter) {
    if (name.isEmpty()) {
      return;
    }
    TpmFailure.require(name.size() >= Short.BYTES, TpmRc.SIZE.parameter(parameter));
    byte[] octets = name.borrow();
    TpmAlg nameAlg = TpmAlg.of((octets[0] & 0xFF) << 8 | octets[1] & 0xFF);
    Optional<HashAlgorithm> hash =
        HashAlgorithm.find(nameAlg).filter(it -> tpm.profile().implemented(it.id()));
    TpmFailure.require(hash.isPresent(), TpmRc.HASH.parameter(parameter));
    TpmFailure.require(
        name.size() == Short.BYTES + hash.orElseThrow().digestBytes(),
        TpmRc.SIZE.parameter(parameter));
  }

  /** scKeyNameHash: both Names with their sizes. */
  private static byte[] keyNameHash(PolicyState policy, PolicyTransportSpdm.Request in) {
    TpmWriter names = new TpmWriter();
    names.sized(in.reqKeyName()).sized(in.tpmKeyName());
    return policy.hash().digest(names.toByteArray());
  }
}
