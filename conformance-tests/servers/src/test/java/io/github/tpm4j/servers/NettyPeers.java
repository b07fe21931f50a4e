package io.github.tpm4j.servers;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A server and a client of Netty, which are connected once. */
final class NettyPeers {
  private final SslContext server;
  private final SslContext client;

  NettyPeers(SslContext server, SslContext client) {
    this.server = server;
    this.client = client;
  }

  /**
   * What the server says to the client.
   *
   * @throws ExecutionException if either side refuses the other
   */
  String connect() throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    CompletableFuture<String> answer = new CompletableFuture<>();
    try {
      Channel listening =
          new ServerBootstrap()
              .group(group)
              .channel(NioServerSocketChannel.class)
              .childHandler(new Greeting())
              .bind("127.0.0.1", 0)
              .sync()
              .channel();
      int port = ((InetSocketAddress) listening.localAddress()).getPort();
      new Bootstrap()
          .group(group)
          .channel(NioSocketChannel.class)
          .handler(new Asking(port, answer))
          .connect("127.0.0.1", port)
          .sync();
      return answer.get();
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.MINUTES).sync();
    }
  }

  private final class Greeting extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      SslHandler tls = server.newHandler(channel.alloc());
      channel.pipeline().addLast(tls, new GreetingAfterHandshake(tls));
    }
  }

  private static final class GreetingAfterHandshake extends ChannelInboundHandlerAdapter {
    private final SslHandler tls;

    GreetingAfterHandshake(SslHandler tls) {
      this.tls = tls;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
      if (event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
        String greeting = JdkServer.greeting(tls.engine().getSession());
        context
            .writeAndFlush(Unpooled.copiedBuffer(greeting, StandardCharsets.UTF_8))
            .addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  private final class Asking extends ChannelInitializer<Channel> {
    private final int port;
    private final CompletableFuture<String> answer;

    Asking(int port, CompletableFuture<String> answer) {
      this.port = port;
      this.answer = answer;
    }

    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(client.newHandler(channel.alloc(), "localhost", port), new Collecting(answer));
    }
  }

  private static final class Collecting extends SimpleChannelInboundHandler<ByteBuf> {
    private final CompletableFuture<String> answer;
    private final StringBuilder text = new StringBuilder();

    Collecting(CompletableFuture<String> answer) {
      this.answer = answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      text.append(bytes.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      answer.completeExceptionally(cause);
      context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (text.length() == 0) {
        answer.completeExceptionally(new java.io.IOException("no answer"));
      }
      answer.complete(text.toString());
    }
  }
}
