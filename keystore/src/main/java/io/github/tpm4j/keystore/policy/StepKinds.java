package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.AuthValuePolicy;
import io.github.tpm4j.tss.policy.AuthorizePolicy;
import io.github.tpm4j.tss.policy.CommandCodePolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.CpHashPolicy;
import io.github.tpm4j.tss.policy.DuplicationSelectPolicy;
import io.github.tpm4j.tss.policy.LocalityPolicy;
import io.github.tpm4j.tss.policy.NameHashPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.NvWrittenPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.PasswordPolicy;
import io.github.tpm4j.tss.policy.PhysicalPresencePolicy;
import io.github.tpm4j.tss.policy.SecretPolicy;
import io.github.tpm4j.tss.policy.SignedPolicy;
import io.github.tpm4j.tss.policy.TemplatePolicy;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * The kinds of steps that stand for themselves. PolicySecret and PolicyAuthorize are as
 * draft-bottomley-tpm2-keys has them; the others have the parameters of their command that are not
 * known from the session, after the handle and the Name of the entity or the public area of the key
 * that the command names.
 */
final class StepKinds {
  /** The longest octet string within a step: a Name or a digest in a TPM2B. */
  private static final int MAX_SIZED_BYTES = 0xFFFF;

  static final List<StepKind<?>> ALL =
      List.of(
          StepKind.bare(TpmCc.POLICY_AUTH_VALUE, new AuthValuePolicy()),
          StepKind.bare(TpmCc.POLICY_PASSWORD, new PasswordPolicy()),
          StepKind.bare(TpmCc.POLICY_PHYSICAL_PRESENCE, new PhysicalPresencePolicy()),
          new StepKind<>(
              TpmCc.POLICY_COMMAND_CODE,
              CommandCodePolicy.class,
              (element, out) -> element.code().write(out),
              in -> new CommandCodePolicy(TpmCc.of(in.u32()))),
          new StepKind<>(
              TpmCc.POLICY_SECRET,
              SecretPolicy.class,
              (element, out) ->
                  entity(element.entity(), element.name(), out).sized(element.policyRef()),
              in -> new SecretPolicy(TpmHandle.read(in), sized(in), sized(in))),
          new StepKind<>(
              TpmCc.POLICY_SIGNED,
              SignedPolicy.class,
              (element, out) -> out.sized(element.key()).sized(element.policyRef()),
              in -> new SignedPolicy(TpmtPublic.readSized(in), sized(in))),
          new StepKind<>(
              TpmCc.POLICY_AUTHORIZE,
              AuthorizePolicy.class,
              StepKinds::writeAuthorize,
              StepKinds::readAuthorize),
          new StepKind<>(
              TpmCc.POLICY_NV,
              NvPolicy.class,
              (element, out) ->
                  write(element.comparison(), entity(element.index(), element.name(), out)),
              in -> new NvPolicy(TpmHandle.read(in), sized(in), comparison(in))),
          new StepKind<>(
              TpmCc.POLICY_COUNTER_TIMER,
              CounterTimerPolicy.class,
              (element, out) -> write(element.comparison(), out),
              in -> new CounterTimerPolicy(comparison(in))),
          new StepKind<>(
              TpmCc.POLICY_NV_WRITTEN,
              NvWrittenPolicy.class,
              (element, out) -> out.u8(element.written() ? 1 : 0),
              in -> new NvWrittenPolicy(in.u8() != 0)),
          new StepKind<>(
              TpmCc.POLICY_LOCALITY,
              LocalityPolicy.class,
              (element, out) -> element.locality().write(out),
              in -> new LocalityPolicy(TpmaLocality.read(in))),
          new StepKind<>(
              TpmCc.POLICY_CP_HASH,
              CpHashPolicy.class,
              (element, out) -> out.sized(element.cpHash()),
              in -> new CpHashPolicy(sized(in))),
          new StepKind<>(
              TpmCc.POLICY_NAME_HASH,
              NameHashPolicy.class,
              (element, out) -> out.sized(element.nameHash()),
              in -> new NameHashPolicy(sized(in))),
          new StepKind<>(
              TpmCc.POLICY_TEMPLATE,
              TemplatePolicy.class,
              (element, out) -> out.sized(element.templateHash()),
              in -> new TemplatePolicy(sized(in))),
          new StepKind<>(
              TpmCc.POLICY_DUPLICATION_SELECT,
              DuplicationSelectPolicy.class,
              (element, out) ->
                  out.sized(element.objectName())
                      .sized(element.newParentName())
                      .u8(element.includeObject() ? 1 : 0),
              in -> new DuplicationSelectPolicy(sized(in), sized(in), in.u8() != 0)));

  private StepKinds() {}

  /** Reads a TPM2B. */
  static Bytes sized(TpmReader in) {
    return Bytes.adopt(in.sizedArray(MAX_SIZED_BYTES));
  }

  /** Writes what tells an entity. */
  static TpmWriter entity(TpmHandle handle, Bytes name, TpmWriter out) {
    handle.write(out);
    return out.sized(name);
  }

  private static void write(OperandComparison comparison, TpmWriter out) {
    out.sized(comparison.operandB()).u16(comparison.offset());
    comparison.operation().write(out);
  }

  private static OperandComparison comparison(TpmReader in) {
    return new OperandComparison(sized(in), in.u16(), TpmEo.read(in));
  }

  // Which policy is approved, and by which signature, is told elsewhere: it changes.
  private static void writeAuthorize(AuthorizePolicy element, TpmWriter out) {
    out.sized(element.key()).sized(element.policyRef());
    TpmtSignature.NULL.write(out);
  }

  private static AuthorizePolicy readAuthorize(TpmReader in) {
    AuthorizePolicy element = new AuthorizePolicy(TpmtPublic.readSized(in), sized(in));
    TpmtSignature.readOrNull(in);
    return element;
  }
}
