package io.github.tpm4j.tss.commands.hierarchy;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_CreatePrimary (Part 3, 24.1): makes a primary key of a hierarchy, the same one of the same
 * template each time, and loads it.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_OBJECT_MEMORY,
 * TPM_RC_ATTRIBUTES (parameter 2), TPM_RC_HASH (parameter 2), TPM_RC_KDF (parameter 2), TPM_RC_KEY
 * (parameter 2), TPM_RC_RANGE (parameter 2), TPM_RC_SCHEME (parameter 2), TPM_RC_SIZE (parameter 2,
 * parameter 1), TPM_RC_SYMMETRIC (parameter 2), TPM_RC_TYPE (parameter 2).
 */
public final class CreatePrimary {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CREATE_PRIMARY, Request.class, Request::read, Response::read)
          .handle("primaryHandle", TpmiRh.HIERARCHY.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .responseHandle()
          .decryptable()
          .encryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private CreatePrimary() {}

  /**
   * The handles and parameters of the command.
   *
   * @param primaryHandle the hierarchy: owner, endorsement, platform, null, or one of the firmware;
   *     authorised for USER
   * @param inSensitive the authValue that the key gets, and data for a sealed or a symmetric
   *     object; sent encrypted if a session decrypts
   * @param inPublic the template; its unique field takes part in making the key
   * @param outsideInfo goes into the creation data as it is; a TPM2B_DATA, so at most as long as
   *     the largest hash's TPMT_HA
   * @param creationPcr PCR whose values go into the creation data
   */
  public record Request(
      TpmHandle primaryHandle,
      TpmsSensitiveCreate inSensitive,
      TpmtPublic inPublic,
      Bytes outsideInfo,
      TpmlPcrSelection creationPcr)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmsSensitiveCreate::readSized),
          in.parameter(2, TpmtPublic::readSized),
          in.parameter(3, Tpm2b.DATA::read),
          in.parameter(4, TpmlPcrSelection::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(primaryHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inSensitive);
      out.sized(inPublic);
      out.sized(outsideInfo);
      creationPcr.write(out);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param objectHandle the key, a transient object: to be flushed when it is not needed any more
   * @param outPublic its public area
   * @param creationData under which circumstances it was made
   * @param creationHash the digest of the creation data by its nameAlg
   * @param creationTicket lets TPM2_CertifyCreation know that this TPM has made it
   * @param name its Name: the nameAlg and the digest of its public area
   */
  public record Response(
      TpmHandle objectHandle,
      TpmtPublic outPublic,
      TpmsCreationData creationData,
      Bytes creationHash,
      TpmtTkCreation creationTicket,
      Bytes name)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          handle,
          in.parameter(1, TpmtPublic::readSized),
          in.parameter(2, TpmsCreationData::readSized),
          in.parameter(3, Tpm2b.DIGEST::read),
          in.parameter(4, TpmtTkCreation::read),
          in.parameter(5, Tpm2b.NAME::read));
    }

    @Override
    public TpmHandle handle() {
      return objectHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPublic);
      out.sized(creationData);
      out.sized(creationHash);
      creationTicket.write(out);
      out.sized(name);
    }
  }
}
