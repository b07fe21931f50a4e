package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.duplication.SoftwareDuplicate;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.Parent;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Optional;

/** Creates objects under a parent (TPM2_Create), or imports them (TPM2_Import). */
final class KeyCreation {
  /** Where TPM2_Create has the template among its parameters. */
  private static final int IN_PUBLIC = 2;

  private KeyCreation() {}

  /**
   * The command's sensitive parameter.
   *
   * @param template of the key
   * @throws IllegalArgumentException if the authValue is too long for it
   */
  static TpmsSensitiveCreate sensitive(
      TpmtPublic template, SecretBytes authValue, SecretBytes data) {
    int longest = HashAlg.of(template.nameAlg()).digestBytes();
    if (authValue.size() > longest) {
      throw new IllegalArgumentException(
          "a password for this key has " + longest + " octets at most, not " + authValue.size());
    }
    return new TpmsSensitiveCreate(authValue, data);
  }

  /** Creates an object. */
  static KeyBlob create(
      Turn turn, Parent parent, TpmtPublic template, TpmsSensitiveCreate sensitive) {
    turn.use(parent);
    try (Resident holder = parent.holdForNew(turn)) {
      Create.Request request =
          new Create.Request(
              holder.object().handle(), sensitive, template, Bytes.EMPTY, PcrSelections.NONE);
      return create(turn, holder.object(), parent.authorization(), request);
    }
  }

  /** Imports an object. */
  static KeyBlob importInto(Turn turn, Parent parent, SoftwareDuplicate duplicate) {
    turn.use(parent);
    try (Resident holder = parent.holdForNew(turn)) {
      Import.Response imported =
          turn.authorized(
              duplicate.request(holder.object().handle()),
              holder.object(),
              parent.authorization(),
              Secrecy.COMMAND);
      return new KeyBlob(duplicate.publicArea(), imported.outPrivate());
    }
  }

  private static KeyBlob create(
      Turn turn, LoadedObject parent, KeyAuthorization authorization, Create.Request request) {
    try {
      Create.Response created = turn.authorized(request, parent, authorization, Secrecy.COMMAND);
      return new KeyBlob(
          created.outPublic(), created.outPrivate(), Optional.of(Creation.of(created)));
    } catch (TpmResponseException e) {
      throw explain(turn.client(), request.inPublic(), e);
    }
  }

  // A size of key that the TPM lacks is a mere TPM_RC_VALUE of the template.
  private static TpmException explain(
      TpmClient client, TpmtPublic template, TpmResponseException e) {
    if (!e.is(TpmRc.VALUE) || e.rc().parameterNumber() != IN_PUBLIC) {
      return e;
    }
    try {
      client.execute(
          new TestParms.Request(new TpmtPublicParms(template.type(), template.parameters())));
      return e;
    } catch (TpmResponseException | TpmUnsupportedException lacking) {
      e.addSuppressed(lacking);
      if (lacking instanceof TpmUnsupportedException unsupported
          && unsupported.isCommandMissing()) {
        return e;
      }
      return new TpmUnsupportedException("The TPM does not have " + text(template.parameters()), e);
    }
  }

  private static String text(TpmuPublicParms parameters) {
    if (parameters instanceof TpmsRsaParms rsa) {
      return "RSA keys of " + rsa.keyBits() + " bits, or not with this scheme and exponent";
    }
    return parameters instanceof TpmsEccParms ecc
        ? "keys on the curve " + ecc.curveId() + ", or not with this scheme"
        : "such objects: " + parameters;
  }
}
