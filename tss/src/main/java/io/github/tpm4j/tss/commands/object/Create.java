package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Create (Part 3, 12.1): makes a key or sealed data under a storage key; it is not loaded.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 1),
 * TPM_RC_OBJECT_MEMORY, TPM_RC_ATTRIBUTES (parameter 2), TPM_RC_VALUE (parameter 1, parameter 2),
 * TPM_RC_HASH (parameter 2), TPM_RC_SYMMETRIC (parameter 2), TPM_RC_KDF (parameter 2), TPM_RC_KEY
 * (parameter 2), TPM_RC_KEY_SIZE (parameter 2), TPM_RC_MODE (parameter 2), TPM_RC_RANGE (parameter
 * 2), TPM_RC_SCHEME (parameter 2), TPM_RC_SIZE (parameter 2, parameter 1).
 */
public final class Create {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CREATE, Request.class, Request::read, Response::read)
          .handle("parentHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Create() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle the storage key, authorised for USER
   * @param inSensitive the authValue that the object gets, and data for a sealed or a symmetric
   *     object; sent encrypted if a session decrypts
   * @param inPublic the template: its unique field is not looked at, unless it is of a derived
   *     object
   * @param outsideInfo goes into the creation data as it is; a TPM2B_DATA, so at most as long as
   *     the largest hash's TPMT_HA
   * @param creationPcr PCR whose values go into the creation data
   */
  public record Request(
      TpmHandle parentHandle,
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
      return List.of(parentHandle);
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
   * The parameters of the response.
   *
   * @param outPrivate the private area, encrypted by the parent, for TPM2_Load
   * @param outPublic its public area
   * @param creationData under which circumstances it was made
   * @param creationHash the digest of the creation data by its nameAlg
   * @param creationTicket lets TPM2_CertifyCreation know that this TPM has made it
   */
  public record Response(
      Bytes outPrivate,
      TpmtPublic outPublic,
      TpmsCreationData creationData,
      Bytes creationHash,
      TpmtTkCreation creationTicket)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.PRIVATE::read),
          in.parameter(2, TpmtPublic::readSized),
          in.parameter(3, TpmsCreationData::readSized),
          in.parameter(4, Tpm2b.DIGEST::read),
          in.parameter(5, TpmtTkCreation::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPrivate);
      out.sized(outPublic);
      out.sized(creationData);
      out.sized(creationHash);
      creationTicket.write(out);
    }
  }
}
