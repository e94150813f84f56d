//! Functions of chunks that load when they are first wanted, where a release splits the program.

/// Declares functions, each behind the name of its chunk, whose result comes with the chunk, or a
/// [`SplitLoaderError`](leptos::wasm_split::SplitLoaderError). A split function must not be async
/// itself; without the split the same call has nothing to wait for.
macro_rules! in_chunks {
    ($($chunk:ident $function:ident() -> $made:ty = $make:expr;)+) => {
        $(
            #[cfg(feature = "split")]
            #[leptos::wasm_split::wasm_split(
                $chunk, fallible, wasm_split_path = leptos::wasm_split
            )]
            #[allow(unsafe_code, reason = "the chunk's functions are imported by the linker's name")]
            fn $function() -> Result<$made, leptos::wasm_split::SplitLoaderError> {
                Ok($make)
            }

            #[cfg(not(feature = "split"))]
            async fn $function() -> Result<$made, leptos::wasm_split::SplitLoaderError> {
                Ok($make)
            }
        )+
    };
}

pub(crate) use in_chunks;
