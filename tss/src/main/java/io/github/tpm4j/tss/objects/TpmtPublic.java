package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmsDerive;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.BiFunction;

/**
 * TPMT_PUBLIC (Part 2, 12.2.4): the public area of an object, or the template of one.
 *
 * @param nameAlg the hash of the object's Name; TPM_ALG_NULL only for an external object
 * @param authPolicy the digest of the object's policy; empty if it has none
 */
public record TpmtPublic(
    TpmAlg type,
    TpmAlg nameAlg,
    TpmaObject objectAttributes,
    Bytes authPolicy,
    TpmuPublicParms parameters,
    TpmuPublicId unique)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtPublic read(TpmReader in) {
    return read(in, TpmiAlg.HASH, TpmuPublicId::read);
  }

  /**
   * Reads; nameAlg may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtPublic readOrNull(TpmReader in) {
    return read(in, TpmiAlg.HASH.orNull(), TpmuPublicId::read);
  }

  /**
   * Reads the template of a derived object, whose unique field is a TPMS_DERIVE.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtPublic readDerived(TpmReader in) {
    return read(in, TpmiAlg.HASH, (type, reader) -> TpmsDerive.read(reader));
  }

  /**
   * Reads a TPM2B_PUBLIC.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtPublic readSized(TpmReader in) {
    return in.sized(TpmtPublic::read);
  }

  /**
   * Reads a TPM2B_PUBLIC; nameAlg may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtPublic readSizedOrNull(TpmReader in) {
    return in.sized(TpmtPublic::readOrNull);
  }

  private static TpmtPublic read(
      TpmReader in,
      Reader<TpmAlg> nameAlgRule,
      BiFunction<TpmAlg, TpmReader, TpmuPublicId> unique) {
    TpmAlg type = TpmiAlg.PUBLIC.read(in);
    return new TpmtPublic(
        type,
        nameAlgRule.read(in),
        TpmaObject.read(in),
        Tpm2b.DIGEST.read(in),
        TpmuPublicParms.read(type, in),
        unique.apply(type, in));
  }

  @Override
  public void write(TpmWriter out) {
    type.write(out);
    nameAlg.write(out);
    objectAttributes.write(out);
    out.sized(authPolicy);
    parameters.write(out);
    unique.write(out);
  }

  /**
   * {@return this public area with another unique field}
   *
   * @param newUnique public key, or digest of a symmetric object
   */
  public TpmtPublic withUnique(TpmuPublicId newUnique) {
    return new TpmtPublic(type, nameAlg, objectAttributes, authPolicy, parameters, newUnique);
  }

  /**
   * {@return this public area with other attributes}
   *
   * @param newAttributes what may be done with the object
   */
  public TpmtPublic withAttributes(TpmaObject newAttributes) {
    return new TpmtPublic(type, nameAlg, newAttributes, authPolicy, parameters, unique);
  }
}
