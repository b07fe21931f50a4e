package io.github.tpm4j.transport.tbs;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.blocking.BlockingExchange;
import io.github.tpm4j.transport.framing.ResponseReader;
import java.nio.ByteBuffer;

/** A context of Windows' TPM Base Services (tbs.dll). */
final class TbsExchange implements BlockingExchange {
  private static final int TBS_CONTEXT_VERSION_TWO = 2;
  private static final int INCLUDE_TPM_20 = 1 << 2; // TBS_CONTEXT_PARAMS2.includeTpm20
  private static final int TBS_COMMAND_LOCALITY_ZERO = 0;
  private static final int TBS_COMMAND_PRIORITY_NORMAL = 200;

  private static final short TPM_ST_NO_SESSIONS = (short) 0x8001;
  private static final int TPM_RC_CANCELED = 0x909;

  private final NativeLibrary library;
  private final Pointer context;

  private TbsExchange(NativeLibrary library, Pointer context) {
    this.library = library;
    this.context = context;
  }

  static TbsExchange open() throws TransportException {
    NativeLibrary library = load();
    PointerByReference context = new PointerByReference();
    try (Memory parameters = new Memory(2 * Integer.BYTES)) {
      parameters.setInt(0, TBS_CONTEXT_VERSION_TWO);
      parameters.setInt(Integer.BYTES, INCLUDE_TPM_20);
      call(library, "Tbsi_Context_Create", parameters, context);
    }
    return new TbsExchange(library, context.getValue());
  }

  private static NativeLibrary load() throws TransportNotFoundException {
    try {
      return NativeLibrary.getInstance("tbs");
    } catch (LinkageError e) {
      throw new TransportNotFoundException("tbs.dll cannot be loaded: " + e.getMessage(), e);
    }
  }

  @Override
  public byte[] exchange(byte[] command) throws TransportException {
    try (Memory request = new Memory(command.length);
        Memory response = new Memory(ResponseReader.MAXIMUM_SIZE_BYTES)) {
      request.write(0, command, 0, command.length);
      IntByReference size = new IntByReference(ResponseReader.MAXIMUM_SIZE_BYTES);
      int result = submit(request, command.length, response, size);
      request.clear();
      if (result == TbsErrors.TBS_E_COMMAND_CANCELED) {
        return canceled();
      }
      TbsErrors.require(result, "Tbsip_Submit_Command");
      byte[] bytes = response.getByteArray(0, size.getValue());
      response.clear(bytes.length);
      return ResponseReader.requireWhole(bytes, "The Windows TPM service");
    }
  }

  private int submit(Memory request, int requestSize, Memory response, IntByReference size) {
    return function(library, "Tbsip_Submit_Command")
        .invokeInt(
            new Object[] {
              context,
              TBS_COMMAND_LOCALITY_ZERO,
              TBS_COMMAND_PRIORITY_NORMAL,
              request,
              requestSize,
              response,
              size
            });
  }

  /** What a TPM answers itself, where the service took the command back before it was sent. */
  private static byte[] canceled() {
    return ByteBuffer.allocate(ResponseReader.HEADER_SIZE_BYTES)
        .putShort(TPM_ST_NO_SESSIONS)
        .putInt(ResponseReader.HEADER_SIZE_BYTES)
        .putInt(TPM_RC_CANCELED)
        .array();
  }

  @Override
  public boolean cancel() throws TransportException {
    call(library, "Tbsip_Cancel_Commands", context);
    return true;
  }

  @Override
  public void close() throws TransportException {
    call(library, "Tbsip_Context_Close", context);
  }

  private static void call(NativeLibrary library, String name, Object... arguments)
      throws TransportException {
    TbsErrors.require(function(library, name).invokeInt(arguments), name);
  }

  private static Function function(NativeLibrary library, String name) {
    return library.getFunction(name, Function.ALT_CONVENTION);
  }
}
