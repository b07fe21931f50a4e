package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_HierarchyChangeAuth (Part 3, 24.8).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>longer than a digest of the hash that protects contexts</td></tr>
 * </table>
 */
final class HierarchyChangeAuthCommand
    implements Command<HierarchyChangeAuth.Request, HierarchyChangeAuth.Response> {

  @Override
  public HierarchyChangeAuth.Response run(TpmState tpm, HierarchyChangeAuth.Request in) {
    SecretBytes newAuth = AuthValues.trimmed(in.newAuth());
    int maximum = HashAlgorithm.of(tpm.profile().contextHash()).digestBytes();
    TpmFailure.require(newAuth.size() <= maximum, TpmRc.SIZE.parameter(1));

    tpm.hierarchies().setAuthValue(in.authHandle(), newAuth);

    return new HierarchyChangeAuth.Response();
  }
}
