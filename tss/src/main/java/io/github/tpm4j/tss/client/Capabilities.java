package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.structures.TpmlAlgProperty;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a TPM implements (Part 3, 30.2), as far as it does not change while it runs. Each list is
 * read when it is first asked for.
 */
public final class Capabilities {
  private final Lazy<Set<TpmAlg>> algorithms;
  private final Lazy<Set<TpmEccCurve>> curves;
  private final Lazy<Set<TpmCc>> commands;
  private final Lazy<Map<TpmPt, Integer>> properties;
  private final Lazy<TpmlPcrSelection> pcrBanks;
  private final Map<TpmtPublicParms, Boolean> parameters = new ConcurrentHashMap<>();
  private final CapabilityReader reader;

  /**
   * Reads nothing yet.
   *
   * @param tpm executes TPM2_GetCapability and TPM2_TestParms
   */
  public Capabilities(Commands tpm) {
    reader = new CapabilityReader(tpm);
    algorithms = new Lazy<>(reader::algorithms);
    curves = new Lazy<>(reader::curves);
    commands = new Lazy<>(reader::commands);
    properties = new Lazy<>(reader::properties);
    pcrBanks = new Lazy<>(reader::pcrBanks);
  }

  /**
   * {@return whether a TPM has an algorithm} Costs one command, and keeps nothing.
   *
   * @param client the TPM
   * @param algorithm any TPM_ALG_ID
   */
  public static boolean has(TpmClient client, TpmAlg algorithm) {
    GetCapability.Request request = new GetCapability.Request(TpmCap.ALGS, algorithm.value(), 1);
    return CapabilityLists.data(client.execute(request), TpmlAlgProperty.class)
        .algProperties()
        .stream()
        .anyMatch(property -> property.alg().equals(algorithm));
  }

  /** {@return the algorithms} */
  public Set<TpmAlg> algorithms() {
    return algorithms.get();
  }

  /** {@return the elliptic curves} */
  public Set<TpmEccCurve> curves() {
    return curves.get();
  }

  /** {@return the commands} */
  public Set<TpmCc> commands() {
    return commands.get();
  }

  /** {@return whether the fixed properties were read} */
  public boolean arePropertiesKnown() {
    return properties.isKnown();
  }

  /** {@return the fixed properties (TPM_PT_FIXED), 4 bytes each} */
  public Map<TpmPt, Integer> properties() {
    return properties.get();
  }

  /** {@return the allocated PCR} */
  public TpmlPcrSelection pcrBanks() {
    return pcrBanks.get();
  }

  /**
   * {@return whether the TPM has an algorithm}
   *
   * @param algorithm any TPM_ALG_ID
   */
  public boolean has(TpmAlg algorithm) {
    return algorithms().contains(algorithm);
  }

  /**
   * {@return whether the TPM has a curve}
   *
   * @param curve any TPM_ECC_CURVE
   */
  public boolean has(TpmEccCurve curve) {
    return curves().contains(curve);
  }

  /**
   * {@return whether the TPM has a command}
   *
   * @param command any TPM_CC
   */
  public boolean has(TpmCc command) {
    return commands().contains(command);
  }

  /**
   * {@return whether the TPM can make and use objects with these parameters, such as RSA of a
   * certain size; true where it cannot be asked}
   *
   * @param objectParameters type, schemes and sizes, as a public area has them (TPMT_PUBLIC_PARMS)
   */
  public boolean has(TpmtPublicParms objectParameters) {
    Boolean known = parameters.get(objectParameters);
    if (known == null) {
      known = reader.has(objectParameters);
      parameters.put(objectParameters, known);
    }
    return known;
  }

  /**
   * {@return the manufacturer's four letters in the TCG's registry, such as {@code IBM}, {@code
   * IFX}}
   */
  public String manufacturer() {
    return text(TpmPt.MANUFACTURER);
  }

  /** {@return the vendor's name of the TPM, such as {@code SW TPM}} */
  public String vendorString() {
    return (text(TpmPt.VENDOR_STRING_1)
            + text(TpmPt.VENDOR_STRING_2)
            + text(TpmPt.VENDOR_STRING_3)
            + text(TpmPt.VENDOR_STRING_4))
        .strip();
  }

  /** {@return the version of the firmware; its parts are the vendor's} */
  public long firmwareVersion() {
    return (long) property(TpmPt.FIRMWARE_VERSION_1) << Integer.SIZE
        | property(TpmPt.FIRMWARE_VERSION_2) & 0xFFFF_FFFFL;
  }

  /** {@return the most bytes that TPM2_HMAC, TPM2_Hash and the like take at a time} */
  public int inputBufferBytes() {
    return property(TpmPt.INPUT_BUFFER);
  }

  /** {@return the most bytes that TPM2_NV_Read and TPM2_NV_Write take at a time} */
  public int nvBufferBytes() {
    return property(TpmPt.NV_BUFFER_MAX);
  }

  /**
   * {@return a fixed property; 0 if the TPM does not have it}
   *
   * @param property one of the group TPM_PT_FIXED (Part 2, table 22)
   */
  public int property(TpmPt property) {
    return properties().getOrDefault(property, 0);
  }

  private String text(TpmPt property) {
    byte[] letters = new TpmWriter(Integer.BYTES).u32(property(property)).toByteArray();
    return new String(letters, StandardCharsets.US_ASCII).replace("\0", "");
  }
}
