package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.AlgorithmNames;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.tpm12.NvSpace;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j nv define}: room for small data. */
@Command(
    name = "define",
    description = {
      "Makes an NV Index, by the owner's authorisation. One that is there is left as it is.",
      "It is used by its password and by the owner, unless an option says otherwise; of a TPM 1.2",
      "by its password if it has one, else by the owner."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:made",
      "1:not made: there is no TPM, or it refused",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvDefine implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;
  @Mixin private NvUse use;

  @Parameters(
      paramLabel = "INDEX",
      converter = NvIndex.class,
      description =
          "A free NV Index; 0x01800000 to 0x01BFFFFF are the owner's to give, of a TPM 1.2"
              + " 0x00010000 to 0x0001FFFF, say.")
  private TpmHandle index;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = Type.class,
      description =
          "ordinary: data. counter: only ever grows. bits: 64, never cleared. extend: a digest, as"
              + " PCR. pin-fail, pin-pass: a password with a limit of tries or uses. Default: ordinary.")
  private NvType type = NvType.ORDINARY;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "How many bytes of data an ordinary one has.")
  private Integer size;

  @Option(
      names = "--hash",
      paramLabel = "NAME",
      defaultValue = "sha256",
      description = "The hash of one that is extended. Default: ${DEFAULT-VALUE}.")
  private String hash;

  @Option(
      names = "--pin-limit",
      paramLabel = "COUNT",
      description = "How many tries or uses the password of a PIN has.")
  private Integer pinLimit;

  private static final class Type implements picocli.CommandLine.ITypeConverter<NvType> {
    @Override
    public NvType convert(String text) {
      return Arrays.stream(NvType.values())
          .filter(type -> type.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new picocli.CommandLine.TypeConversionException(
                      "'" + text + "' is none of " + Arrays.toString(NvType.values())));
    }
  }

  @Override
  public Integer call() throws IOException {
    try {
      NvTemplate template = template();
      connection.use(tpm -> define(tpm.device(), template), this::define12);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void define12(TpmConnection tpm) throws IOException {
    if (type != NvType.ORDINARY) {
      throw new IOException(
          "This is a TPM 1.2: its NV Indices hold data, so that --type is ordinary");
    }
    try (KeyAuth auth = password.chosen()) {
      Tpm12Nv.define(tpm, index.value(), use.of(NvSpace.ofBytes(size), !auth.isNone(), tpm), auth);
    }
  }

  private void define(TpmDevice device, NvTemplate template) throws IOException {
    use.check20();
    try (KeyAuth auth = password.chosen();
        SecretBytes authValue = auth.value("of NV Index " + index)) {
      define(device, template, authValue);
    }
  }

  private void define(TpmDevice device, NvTemplate template, SecretBytes authValue) {
    TpmNv nv = TpmNv.define(device, NvIndex.ofTpm20(index), template, authValue);
    if (pinLimit == null) {
      return;
    }
    boolean limited = false;
    try {
      nv.setPinLimit(pinLimit);
      limited = true;
    } finally {
      if (!limited) {
        nv.undefine();
      }
    }
  }

  private NvTemplate template() {
    boolean isPin = type == NvType.PIN_FAIL || type == NvType.PIN_PASS;
    require((type == NvType.ORDINARY) == (size != null), "--size belongs to the type ordinary");
    require(isPin == (pinLimit != null), "--pin-limit belongs to the types pin-fail and pin-pass");
    require(size == null || size >= 0 && size <= 0xFFFF, "--size must be from 0 to 65535");
    require(pinLimit == null || pinLimit > 0, "--pin-limit must be 1 or more");
    return use.of(type.template(size == null ? 0 : size, hash()));
  }

  private HashAlg hash() {
    return AlgorithmNames.find(hash)
        .flatMap(HashAlg::find)
        .orElseThrow(() -> new IllegalArgumentException("--hash: '" + hash + "' is no hash"));
  }

  private static void require(boolean condition, String words) {
    if (!condition) {
      throw new IllegalArgumentException(words);
    }
  }
}
