mkdir in
