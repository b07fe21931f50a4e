package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of what others have put into the TPM: the handle, such as {@code 0x81000005}; and of
 * entries that cannot be read.
 */
final class Aliases {
  private static final Pattern HANDLE =
      Pattern.compile("0x(81|01)[0-9a-f]{6}", Pattern.CASE_INSENSITIVE);

  private static final String DAMAGED = "damaged-";

  private Aliases() {}

  static String of(TpmHandle handle) {
    return "0x%08x".formatted(handle.value());
  }

  /** That of an entry which cannot be read, by the handle of its first NV Index. */
  static String ofDamaged(TpmHandle index) {
    return DAMAGED + of(index);
  }

  /** Whether an alias can only be that of an entry which cannot be read. */
  static boolean isOfDamaged(String alias) {
    String lower = alias.toLowerCase(Locale.ENGLISH);
    return lower.startsWith(DAMAGED) && handle(lower.substring(DAMAGED.length())).isPresent();
  }

  /** The handle that an alias stands for; empty if it is an ordinary name. */
  static Optional<TpmHandle> handle(String alias) {
    return HANDLE.matcher(alias).matches()
        ? Optional.of(TpmHandle.of(Integer.parseUnsignedInt(alias.substring(2), 16)))
        : Optional.empty();
  }
}
