//! A number that stands for a list of keys in their order (FNV-1a, 32 bits). The page compares it
//! instead of carrying all keys. Also part of `build.rs`.

/// Begins a list.
pub const START: u32 = 0x811c_9dc5;

/// Adds a key to a list.
pub fn add(list: u32, key: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    // what ends a key stands in none
    step(key.bytes().fold(list, step), b'\n')
}
