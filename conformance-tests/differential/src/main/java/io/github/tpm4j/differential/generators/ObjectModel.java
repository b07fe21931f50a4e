package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/** A loaded object as the generator knows it. */
final class ObjectModel extends Entity {
  private final TpmtPublic template;
  private final Arg publicArea;
  private final Arg privateArea;
  private final ObjectModel parent;
  private final boolean sensitive;

  /**
   * A loaded object.
   *
   * @param template its public area, perhaps without unique
   * @param publicArea the TPMT_PUBLIC of each TPM
   * @param privateArea the content of the TPM2B_PRIVATE; null if there is none
   * @param parent null for primary and external objects
   * @param sensitive whether its sensitive area is loaded
   */
  ObjectModel(
      Arg handle,
      Bytes authValue,
      TpmtPublic template,
      Arg publicArea,
      Arg privateArea,
      ObjectModel parent,
      boolean sensitive) {
    super(handle, authValue);
    this.template = template;
    this.publicArea = publicArea;
    this.privateArea = privateArea;
    this.parent = parent;
    this.sensitive = sensitive;
  }

  TpmtPublic template() {
    return template;
  }

  TpmAlg nameAlg() {
    return template.nameAlg();
  }

  Arg publicArea() {
    return publicArea;
  }

  Arg privateArea() {
    return privateArea;
  }

  ObjectModel parent() {
    return parent;
  }

  boolean has(int attributes) {
    return template.objectAttributes().has(attributes);
  }

  boolean is(TpmAlg type) {
    return template.type().equals(type);
  }

  boolean hasSensitive() {
    return sensitive;
  }

  boolean isStorageParent() {
    return sensitive && has(TpmaObject.RESTRICTED | TpmaObject.DECRYPT) && !is(TpmAlg.KEYEDHASH);
  }

  boolean isDerivationParent() {
    return sensitive && has(TpmaObject.RESTRICTED | TpmaObject.DECRYPT) && is(TpmAlg.KEYEDHASH);
  }

  boolean canSign() {
    return sensitive && has(TpmaObject.SIGN) && !is(TpmAlg.SYMCIPHER);
  }

  /** The curve of an ECC key. */
  TpmEccCurve curve() {
    return ((TpmsEccParms) template.parameters()).curveId();
  }
}
