package io.github.tpm4j.tss.commands.contextmanagement;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_EvictControl (Part 3, 28.5): makes a transient object persistent, or removes a persistent
 * one.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_ATTRIBUTES (handle 2),
 * TPM_RC_HANDLE (handle 2), TPM_RC_HIERARCHY (handle 2), TPM_RC_RANGE (parameter 1),
 * TPM_RC_NV_DEFINED, TPM_RC_NV_SPACE.
 */
public final class EvictControl {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.EVICT_CONTROL, Request.class, Request::read, Response::new)
          .handle("auth", TpmiRh.PROVISION, AuthRole.USER)
          .handle("objectHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private EvictControl() {}

  /**
   * The handles and parameters of the command.
   *
   * @param auth TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
   * @param objectHandle the transient object, or the persistent one that is to go
   * @param persistentHandle where it is to be: 0x81000000 to 0x817FFFFF for the owner, 0x81800000
   *     on for the platform; the object's own handle to remove it
   */
  public record Request(TpmHandle auth, TpmHandle objectHandle, TpmHandle persistentHandle)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), handles.get(1), in.parameter(1, TpmiDh.PERSISTENT::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(auth, objectHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      persistentHandle.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
