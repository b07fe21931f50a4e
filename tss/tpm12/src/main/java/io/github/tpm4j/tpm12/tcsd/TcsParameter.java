package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.function.Function;

/** How a handle or parameter of a TPM command stands in the call that tcsd has for the command. */
interface TcsParameter {
  TcsParameter BOOL = fixed(TcsType.BOOL, 1);
  TcsParameter U16 = fixed(TcsType.U16, Short.BYTES);
  TcsParameter U32 = fixed(TcsType.U32, Integer.BYTES);
  TcsParameter NONCE = fixed(TcsType.NONCE, TpmReader.DIGEST_SIZE_BYTES);
  TcsParameter DIGEST = fixed(TcsType.DIGEST, TpmReader.DIGEST_SIZE_BYTES);
  TcsParameter ENC_AUTH = fixed(TcsType.ENC_AUTH, TpmReader.DIGEST_SIZE_BYTES);
  TcsParameter VERSION = fixed(TcsType.VERSION, Integer.BYTES);

  /** A secret that is not encrypted: 20 bytes. */
  TcsParameter SECRET = fixed(TcsType.SECRET, TpmReader.DIGEST_SIZE_BYTES);

  /** Its size, and its bytes also where there are none. */
  TcsParameter SIZED = new Sized(false);

  /** Its size, and its bytes if there are any. */
  TcsParameter SIZED_IF_ANY = new Sized(true);

  /** Has its size before it here, while in a command or response it is the rest. */
  TcsParameter REST = new Rest();

  /** Appends to a call what stands next in a command. */
  void toTcs(TpmReader command, TcsRequest request);

  /** Appends to a response what stands next in a reply. */
  void toTpm(TcsReply reply, TpmWriter response);

  /** As many bytes on both sides. */
  static TcsParameter fixed(TcsType type, int sizeBytes) {
    return new Fixed(type, sizeBytes);
  }

  /** Has its size before it here, while in a command its end is found by reading it. */
  static TcsParameter structure(Function<TpmReader, Marshallable> reader) {
    return new Structure(reader);
  }

  /** Stands in replies alone. */
  static TcsParameter left(TcsParameter parameter) {
    return new Left(parameter);
  }

  /** Two of a response, which stand the other way round in a reply. */
  static TcsParameter swapped(TcsParameter first, TcsParameter second) {
    return new Swapped(first, second);
  }

  /** {@link #fixed}. */
  record Fixed(TcsType type, int sizeBytes) implements TcsParameter {
    @Override
    public void toTcs(TpmReader command, TcsRequest request) {
      request.add(type, command.array(sizeBytes));
    }

    @Override
    public void toTpm(TcsReply reply, TpmWriter response) {
      response.array(reply.bytes(type, sizeBytes));
    }
  }

  /** {@link #SIZED} and {@link #SIZED_IF_ANY}. */
  record Sized(boolean ifAny) implements TcsParameter {
    @Override
    public void toTcs(TpmReader command, TcsRequest request) {
      byte[] bytes = command.array(command.u32());
      request.u32(bytes.length);
      if (bytes.length > 0 || !ifAny) {
        request.add(TcsType.BYTES, bytes);
      }
      Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public void toTpm(TcsReply reply, TpmWriter response) {
      int size = reply.u32();
      response.u32(size);
      if (size != 0 || !ifAny) {
        byte[] bytes = reply.bytes(TcsType.BYTES, size);
        response.array(bytes);
        Arrays.fill(bytes, (byte) 0);
      }
    }
  }

  /** {@link #REST}. */
  record Rest() implements TcsParameter {
    @Override
    public void toTcs(TpmReader command, TcsRequest request) {
      byte[] bytes = command.array(command.remaining());
      request.u32(bytes.length).add(TcsType.BYTES, bytes);
    }

    @Override
    public void toTpm(TcsReply reply, TpmWriter response) {
      response.array(reply.bytes(TcsType.BYTES, reply.u32()));
    }
  }

  /** {@link #structure}. */
  record Structure(Function<TpmReader, Marshallable> reader) implements TcsParameter {
    @Override
    public void toTcs(TpmReader command, TcsRequest request) {
      byte[] bytes = reader.apply(command).toBytes().toArray();
      request.u32(bytes.length).add(TcsType.BYTES, bytes);
    }

    @Override
    public void toTpm(TcsReply reply, TpmWriter response) {
      response.array(reply.bytes(TcsType.BYTES, reply.u32()));
    }
  }

  /** {@link #swapped}. */
  record Swapped(TcsParameter first, TcsParameter second) implements TcsParameter {
    @Override
    public void toTcs(TpmReader command, TcsRequest request) {}

    @Override
    public void toTpm(TcsReply reply, TpmWriter response) {
      TpmWriter kept = new TpmWriter();
      second.toTpm(reply, kept);
      first.toTpm(reply, response);
      response.array(kept.toByteArray());
    }
  }

  /** {@link #left}. */
  record Left(TcsParameter parameter) implements TcsParameter {
    @Override
    public void toTcs(TpmReader command, TcsRequest request) {}

    @Override
    public void toTpm(TcsReply reply, TpmWriter response) {
      parameter.toTpm(reply, new TpmWriter());
    }
  }
}
