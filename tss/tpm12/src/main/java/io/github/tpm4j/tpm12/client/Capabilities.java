package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.error.TpmMalformedResponseException;
import io.github.tpm4j.tpm12.structures.TpmCapVersionInfo;
import io.github.tpm4j.tpm12.structures.TpmDaInfo;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPermanentFlags;
import io.github.tpm4j.tpm12.structures.TpmStclearFlags;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a TPM says of itself (TPM_GetCapability; Part 2, 21): each answer by one command, in the
 * form of its kind. Nothing is kept.
 *
 * <p>All throw {@link io.github.tpm4j.tpm12.error.TpmResponseException} if the TPM does not know
 * what it is asked for, and {@link TpmMalformedResponseException} if its answer is none.
 *
 * @param client of the TPM
 */
public record Capabilities(Tpm12Client client) {

  /** {@return which TPM it is} */
  public TpmCapVersionInfo version() {
    return ask(CapabilityConstants.CAP_VERSION_VAL, Bytes.EMPTY, TpmCapVersionInfo::read);
  }

  /** {@return the flags that last} */
  public TpmPermanentFlags permanentFlags() {
    return ask(
        CapabilityConstants.CAP_FLAG,
        number(CapabilityConstants.FLAG_PERMANENT),
        TpmPermanentFlags::read);
  }

  /** {@return the flags that last until the next start} */
  public TpmStclearFlags stclearFlags() {
    return ask(
        CapabilityConstants.CAP_FLAG,
        number(CapabilityConstants.FLAG_VOLATILE),
        TpmStclearFlags::read);
  }

  /**
   * {@return a number}
   *
   * @param property such as {@link CapabilityConstants#PROP_PCR}
   */
  public int property(int property) {
    return ask(CapabilityConstants.CAP_PROPERTY, number(property), TpmReader::u32);
  }

  /** {@return whether the TPM has an owner} */
  public boolean hasOwner() {
    return ask(
        CapabilityConstants.CAP_PROPERTY, number(CapabilityConstants.PROP_OWNER), TpmReader::bool);
  }

  /**
   * {@return how the defence against guessing stands}
   *
   * @param entityType whose secrets it defends, such as {@link
   *     io.github.tpm4j.tpm12.constants.EntityConstants#ET_SRK}
   */
  public TpmDaInfo defence(int entityType) {
    Bytes type = Bytes.of(new TpmWriter().u16(entityType).toByteArray());
    return ask(CapabilityConstants.CAP_DA_LOGIC, type, TpmDaInfo::read);
  }

  /**
   * {@return the handles of what is loaded}
   *
   * @param resourceType such as {@link io.github.tpm4j.tpm12.constants.EntityConstants#RT_KEY}
   */
  public List<Integer> handles(int resourceType) {
    return ask(
        CapabilityConstants.CAP_HANDLE,
        number(resourceType),
        in -> {
          List<Integer> handles = new ArrayList<>();
          for (int left = in.u16(); left > 0; left--) {
            handles.add(in.u32());
          }
          return List.copyOf(handles);
        });
  }

  /** {@return the numbers of the NV Indices that are defined} */
  public List<Integer> nvIndices() {
    return ask(
        CapabilityConstants.CAP_NV_LIST,
        Bytes.EMPTY,
        in -> {
          List<Integer> indices = new ArrayList<>();
          while (in.remaining() > 0) {
            indices.add(in.u32());
          }
          return List.copyOf(indices);
        });
  }

  /**
   * {@return what is known of an NV Index}
   *
   * @param nvIndex its number
   */
  public TpmNvDataPublic nvPublic(int nvIndex) {
    return ask(CapabilityConstants.CAP_NV_INDEX, number(nvIndex), TpmNvDataPublic::read);
  }

  private static Bytes number(int value) {
    return Bytes.of(new TpmWriter().u32(value).toByteArray());
  }

  private <T> T ask(int area, Bytes which, Function<TpmReader, T> form) {
    Bytes answer = client.execute(new GetCapability.Request(area, which)).resp();
    try {
      return TpmReader.readWhole(answer, form);
    } catch (WireException e) {
      throw new TpmMalformedResponseException(
          "The response to " + TpmOrd.GET_CAPABILITY + " is malformed", e);
    }
  }
}
