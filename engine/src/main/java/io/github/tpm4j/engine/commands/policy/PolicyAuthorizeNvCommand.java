package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorizeNv;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/**
 * TPM2_PolicyAuthorizeNV (Part 3, 23.22): the policy so far is the one that an NV Index contains,
 * as a TPMT_HA. A trial session needs no right to read it.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not read this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for reading</td></tr>
 * <tr><td>TPM_RC_NV_UNINITIALIZED</td><td>the Index is not written</td></tr>
 * <tr><td>TPM_RC_HASH</td><td>the content does not begin with the policy's hash</td></tr>
 * <tr><td>TPM_RC_INSUFFICIENT</td><td>the content is too short</td></tr>
 * <tr><td>TPM_RC_VALUE</td><td>the content is not policyDigest</td></tr>
 * </table>
 */
final class PolicyAuthorizeNvCommand
    implements Command<PolicyAuthorizeNv.Request, PolicyAuthorizeNv.Response> {

  @Override
  public PolicyAuthorizeNv.Response run(TpmState tpm, PolicyAuthorizeNv.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    PolicyState policy = session.policy();
    NvIndex index = tpm.nv().get(in.nvIndex());
    if (!session.isTrial()) {
      NvAccess.checkRead(in.authHandle(), index);
      TpmtHa approved = read(tpm, index);
      TpmFailure.require(approved.hashAlg().equals(policy.hash().id()), TpmRc.HASH);
      TpmFailure.require(approved.digest().equals(policy.digest()), TpmRc.VALUE);
    }

    policy.clearDigest();
    policy.extend(TpmCc.POLICY_AUTHORIZE_NV, index.name().borrow());

    return new PolicyAuthorizeNv.Response();
  }

  private static TpmtHa read(TpmState tpm, NvIndex index) {
    try {
      return TpmtHa.read(new TpmReader(index.data(), tpm.profile()));
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e));
    }
  }
}
