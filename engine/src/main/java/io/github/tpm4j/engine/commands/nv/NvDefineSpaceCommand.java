package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;

/**
 * TPM2_NV_DefineSpace (Part 3, 31.3).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_HIERARCHY, handle 1</td><td>platform authorisation, and phEnableNV is CLEAR</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>auth is longer than a digest of nameAlg</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 2</td><td>authPolicy or dataSize has a wrong size</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, parameter 2</td><td>the attributes contradict each other</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>PLATFORMCREATE does not fit the authorisation</td></tr>
 * <tr><td>TPM_RC_NV_DEFINED</td><td>the Index exists</td></tr>
 * <tr><td>TPM_RC_NV_SPACE</td><td>there is no room</td></tr>
 * </table>
 */
final class NvDefineSpaceCommand implements Command<NvDefineSpace.Request, NvDefineSpace.Response> {

  @Override
  public NvDefineSpace.Response run(TpmState tpm, NvDefineSpace.Request in) {
    SpaceDefinition.define(tpm, in.authHandle(), in.auth(), in.publicInfo());

    return new NvDefineSpace.Response();
  }
}
