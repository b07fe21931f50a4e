package io.github.tpm4j.tss.commands.attached;

import io.github.tpm4j.tss.ac.TpmsAcOutput;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_AC_Send (Part 3, 32.3): sends an object to an attached component.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (handle 3),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_POLICY_FAIL, TPM_RC_HANDLE (handle 2),
 * TPM_RC_NV_AUTHORIZATION, TPM_RC_NV_LOCKED.
 */
public final class AcSend {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.AC_SEND, Request.class, Request::read, Response::read)
          .handle("sendObject", TpmiDh.OBJECT, AuthRole.DUP)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("ac", TpmiRh.AC)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .build();

  private AcSend() {}

  /**
   * The handles and parameters of the command.
   *
   * @param sendObject what is sent, authorised for DUP
   * @param authHandle what authorises the component: the owner, the platform, or the NV Index that
   *     stands for it; authorised for USER
   * @param ac the attached component, 0x90000000 to 0x9000FFFF
   * @param acDataIn parameters for the component, in a form of its own
   */
  public record Request(TpmHandle sendObject, TpmHandle authHandle, TpmHandle ac, Bytes acDataIn)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0), handles.get(1), handles.get(2), in.parameter(1, Tpm2b.MAX_BUFFER::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(sendObject, authHandle, ac);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(acDataIn);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param acDataOut what the component answers
   */
  public record Response(TpmsAcOutput acDataOut) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmsAcOutput::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      acDataOut.write(out);
    }
  }
}
