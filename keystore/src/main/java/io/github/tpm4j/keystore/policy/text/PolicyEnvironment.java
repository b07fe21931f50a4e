package io.github.tpm4j.keystore.policy.text;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy's text leaves open: the values that PCR have now, the NV Index of a number, what
 * stands at a path of FAPI's key store. Immutable.
 */
public final class PolicyEnvironment {
  private static final Map<String, TpmHandle> HIERARCHIES =
      Map.of(
          "/HS", TpmHandle.OWNER,
          "/HE", TpmHandle.ENDORSEMENT,
          "/HN", TpmHandle.NULL,
          "/LOCKOUT", TpmHandle.LOCKOUT);

  private final Optional<TpmDevice> tpm;
  private final HashAlg hash;
  private final Map<Pcr, Bytes> pcrs;
  private final Map<String, TpmtPublic> keys;
  private final Map<String, TpmsNvPublic> indices;

  private PolicyEnvironment(
      Optional<TpmDevice> tpm,
      HashAlg hash,
      Map<Pcr, Bytes> pcrs,
      Map<String, TpmtPublic> keys,
      Map<String, TpmsNvPublic> indices) {
    this.tpm = tpm;
    this.hash = hash;
    this.pcrs = Map.copyOf(pcrs);
    this.keys = Map.copyOf(keys);
    this.indices = Map.copyOf(indices);
  }

  /**
   * Without a TPM: a text must hold all that its policy demands.
   *
   * @return an environment; more is said by its methods
   */
  public static PolicyEnvironment offline() {
    return new PolicyEnvironment(Optional.empty(), HashAlg.SHA256, Map.of(), Map.of(), Map.of());
  }

  /**
   * With a TPM, whose PCR and NV Indices are read when a text asks for them.
   *
   * @param tpm the TPM whose PCR and NV Indices are read
   * @return an environment; more is said by its methods
   */
  public static PolicyEnvironment of(TpmDevice tpm) {
    return new PolicyEnvironment(Optional.of(tpm), HashAlg.SHA256, Map.of(), Map.of(), Map.of());
  }

  /**
   * {@return this, with the hash of the Name of what is bound, by default SHA-256} It is also the
   * bank of {@code currentPCRs}, which names none (FAPI takes that of its profile).
   *
   * @param value a hash that the TPM has
   */
  public PolicyEnvironment withHash(HashAlg value) {
    return new PolicyEnvironment(tpm, value, pcrs, keys, indices);
  }

  /**
   * {@return this, with values that count where a text says "as now", such as those after an
   * update}
   *
   * @param values at least the PCR that the text names so
   */
  public PolicyEnvironment withPcrs(PcrValues values) {
    Map<Pcr, Bytes> more = new HashMap<>(pcrs);
    more.putAll(values.values());
    return new PolicyEnvironment(tpm, hash, more, keys, indices);
  }

  /**
   * {@return this, with the key that stands at a path, such as {@code /HS/SRK/signer}}
   *
   * @param path as the text names it, such as {@code /nv/Owner/index}
   * @param publicArea the public area of the key
   */
  public PolicyEnvironment withKey(String path, TpmtPublic publicArea) {
    Map<String, TpmtPublic> more = new HashMap<>(keys);
    more.put(normal(path), publicArea);
    return new PolicyEnvironment(tpm, hash, pcrs, more, indices);
  }

  /**
   * {@return this, with the NV Index that stands at a path, such as {@code /nv/Owner/counter}}
   *
   * @param path as the text names it, such as {@code /nv/Owner/index}
   * @param publicArea the public area of the Index
   */
  public PolicyEnvironment withNvIndex(String path, TpmsNvPublic publicArea) {
    Map<String, TpmsNvPublic> more = new HashMap<>(indices);
    more.put(normal(path), publicArea);
    return new PolicyEnvironment(tpm, hash, pcrs, keys, more);
  }

  HashAlg hash() {
    return hash;
  }

  Optional<TpmtPublic> key(String path) {
    return Optional.ofNullable(keys.get(normal(path)));
  }

  Optional<TpmsNvPublic> nvIndex(String path) {
    return Optional.ofNullable(indices.get(normal(path)));
  }

  /** What is known of an NV Index without asking the TPM comes first. */
  Optional<TpmsNvPublic> nvIndex(TpmHandle index) {
    return indices.values().stream()
        .filter(area -> area.nvIndex().equals(index))
        .findFirst()
        .or(() -> tpm.map(device -> TpmNv.of(device, index).publicArea()));
  }

  /** The Name of a hierarchy, a key or an NV Index. */
  Optional<Bytes> name(String path) {
    return Optional.ofNullable(HIERARCHIES.get(normal(path)))
        .map(EntityNames::of)
        .or(() -> key(path).map(EntityNames::of))
        .or(() -> nvIndex(path).map(NvPublicText::written).map(EntityNames::of));
  }

  /** The handle of what stands at a path, where it has one. */
  Optional<TpmHandle> handle(String path) {
    return Optional.ofNullable(HIERARCHIES.get(normal(path)))
        .or(() -> nvIndex(path).map(TpmsNvPublic::nvIndex));
  }

  /** Values of PCR as they are now, or shall be; empty if that is not known. */
  Optional<PcrValues> pcrs(TpmlPcrSelection selection) {
    Map<Pcr, Bytes> values = new HashMap<>(pcrs);
    if (!values.keySet().containsAll(PcrSelections.pcrs(selection))) {
      if (tpm.isEmpty()) {
        return Optional.empty();
      }
      tpm.get().readPcr(selection).values().forEach(values::putIfAbsent);
    }
    return Optional.of(new PcrValues(selection, values));
  }

  /** The bank of PCR of which only the numbers are given. */
  TpmAlg bank() {
    return hash.alg();
  }

  PolicyFormatException unknownPath(JsonValue path) {
    return path.wrong("it is a path of FAPI's key store; what stands there was not given");
  }

  private static String normal(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }
}
