package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiEccCurve;
import io.github.tpm4j.tss.interfaces.TpmiKeyBits;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.interfaces.TpmiSt;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what stands for a type of the specification in this project, by the type's name. */
final class WireTypes {
  private static final List<String> PACKAGES =
      List.of(
          "ac",
          "algorithms",
          "attributes",
          "capabilities",
          "constants",
          "context",
          "creation",
          "handles",
          "nv",
          "objects",
          "structures");

  /** The families of interface types whose members are fields of one class. */
  private static final Map<String, Class<?>> RULES =
      Map.of(
          "TPMI_ALG_", TpmiAlg.class,
          "TPMI_DH_", TpmiDh.class,
          "TPMI_RH_", TpmiRh.class,
          "TPMI_SH_", TpmiSh.class,
          "TPMI_ST_", TpmiSt.class,
          "TPMI_", TpmiAlg.class);

  private WireTypes() {}

  /** Reads a value of one type and writes it again. */
  @FunctionalInterface
  interface Copier {
    byte[] copy(TpmReader in);
  }

  /** The class that stands for a type, such as TpmsPcrSelection for TPMS_PCR_SELECTION. */
  static Optional<Class<?>> classOf(String type) {
    String name =
        Arrays.stream(type.replaceAll("^TPM_ALG_ID$", "TPM_ALG").split("_"))
            .map(part -> part.charAt(0) + part.substring(1).toLowerCase())
            .collect(Collectors.joining());
    return PACKAGES.stream().flatMap(p -> load("io.github.tpm4j.tss." + p + "." + name)).findAny();
  }

  private static Stream<Class<?>> load(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Stream.empty();
    }
  }

  /**
   * The copier of a type.
   *
   * @param plus whether the field that has the type carries a "+"
   */
  static Optional<Copier> find(String type, boolean plus) {
    if (type.startsWith("TPMI_")) {
      return interfaceType(type, plus);
    }
    if (type.startsWith("TPM2B_")) {
      return buffer(type).or(() -> sized(type, plus));
    }
    return classOf(type).flatMap(c -> method(c, plus ? "readOrNull" : "read")).map(Copiers::plain);
  }

  private static Optional<Copier> buffer(String type) {
    return Arrays.stream(Tpm2b.values())
        .filter(buffer -> type.equals("TPM2B_" + buffer))
        .findAny()
        .map(buffer -> in -> new TpmWriter().sized(buffer.read(in)).toByteArray());
  }

  private static Optional<Copier> sized(String type, boolean plus) {
    String content = Spec.STRUCTURES.get(type).get(1).get("field_type");
    return classOf(content)
        .flatMap(c -> method(c, plus ? "readSizedOrNull" : "readSized"))
        .map(Copiers::sized);
  }

  private static Optional<Method> method(Class<?> type, String name) {
    try {
      return Optional.of(type.getMethod(name, TpmReader.class));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static Optional<Copier> interfaceType(String type, boolean plus) {
    if (type.equals("TPMI_YES_NO")) {
      return Optional.of(Copiers::yesNo);
    }
    if (type.equals("TPMI_ECC_CURVE")) {
      return Optional.of(in -> TpmiEccCurve.read(in).marshal());
    }
    if (type.endsWith("_KEY_BITS")) {
      String cipher = type.replaceAll("TPMI_(\\w+)_KEY_BITS", "TPM_ALG_$1");
      TpmAlg algorithm = TpmAlg.of((int) Spec.value(cipher));
      return Optional.of(in -> new TpmWriter().u16(TpmiKeyBits.read(algorithm, in)).toByteArray());
    }
    if (type.endsWith("_PARMS")) {
      return classOf(type).flatMap(c -> method(c, "read")).map(Copiers::plain);
    }
    return rule(type, plus).map(reader -> in -> ((Marshallable) reader.read(in)).marshal());
  }

  /** The rule of an interface type, itself or as "+" widens it. */
  static Optional<Reader<?>> rule(String type, boolean plus) {
    String family = type.replaceAll("^(TPMI_(?:(?:ALG|DH|RH|SH|ST)_)?).*", "$1");
    try {
      Object rule = RULES.get(family).getField(type.substring(family.length())).get(null);
      return Optional.of(
          (Reader<?>) (plus ? rule.getClass().getMethod("orNull").invoke(rule) : rule));
    } catch (NoSuchFieldException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type, e);
    }
  }

  /** Calls readers that were found by name. */
  private static final class Copiers {

    static Copier plain(Method reader) {
      return in -> ((Marshallable) Reflect.invoke(reader, null, in)).marshal();
    }

    static Copier sized(Method reader) {
      return in ->
          new TpmWriter().sized((Marshallable) Reflect.invoke(reader, null, in)).toByteArray();
    }

    static byte[] yesNo(TpmReader in) {
      TpmWriter out = new TpmWriter();
      TpmiYesNo.write(out, TpmiYesNo.read(in));
      return out.toByteArray();
    }
  }
}
