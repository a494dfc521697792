;; The product of matrices, four numbers at a time. `npm run kernel` turns this file into binary.ts.
;;
;; C += A·B, all float32. A comes in panels of 4 rows: for each k, the 4 elements of column k side by side. B comes in panels of
;; 8 columns: for each k, the 8 elements of row k. C is row-major, 4·rows × 8·columns. What a last panel has too much is computed and never read.
;;
;; A tile of C, 4 × 8, stays in eight registers while k runs: each number that is read from A or B serves 8 or 4 times.
;; Each element of C adds its terms in the order of k, starting from what was there.
(module
  (memory (export "memory") 1)

  (func (export "multiply")
    (param $a i32) (param $b i32) (param $c i32)           ;; addresses of the three
    (param $rows i32) (param $columns i32) (param $depth i32) ;; panels of A, panels of B, length of the inner axis
    (local $row i32) (local $column i32) (local $k i32)
    (local $pa i32) (local $pb i32)                         ;; where we are in a panel of A, of B
    (local $stride i32)                                     ;; bytes of a row of C
    (local $c0 i32) (local $c1 i32) (local $c2 i32) (local $c3 i32) ;; the tile's four rows in C
    (local $b0 v128) (local $b1 v128) (local $x v128)
    (local $t00 v128) (local $t01 v128)                     ;; the tile: 4 rows of 4 + 4
    (local $t10 v128) (local $t11 v128)
    (local $t20 v128) (local $t21 v128)
    (local $t30 v128) (local $t31 v128)
    (local.set $stride (i32.mul (local.get $columns) (i32.const 32)))

    (loop $columns_left                                     ;; one panel of B stays in the cache
      (local.set $row (i32.const 0))
      (local.set $pa (local.get $a))
      (local.set $c0 (i32.add (local.get $c) (i32.mul (local.get $column) (i32.const 32))))
      (loop $rows_left                                      ;; while the panels of A pass by
        (local.set $c1 (i32.add (local.get $c0) (local.get $stride)))
        (local.set $c2 (i32.add (local.get $c1) (local.get $stride)))
        (local.set $c3 (i32.add (local.get $c2) (local.get $stride)))
        (local.set $t00 (v128.load (local.get $c0))) (local.set $t01 (v128.load offset=16 (local.get $c0)))
        (local.set $t10 (v128.load (local.get $c1))) (local.set $t11 (v128.load offset=16 (local.get $c1)))
        (local.set $t20 (v128.load (local.get $c2))) (local.set $t21 (v128.load offset=16 (local.get $c2)))
        (local.set $t30 (v128.load (local.get $c3))) (local.set $t31 (v128.load offset=16 (local.get $c3)))

        (local.set $pb (local.get $b))
        (local.set $k (local.get $depth))
        (loop $depth_left                                   ;; tile += column k of A · row k of B
          (local.set $b0 (v128.load (local.get $pb)))
          (local.set $b1 (v128.load offset=16 (local.get $pb)))
          (local.set $x (v128.load32_splat (local.get $pa)))
          (local.set $t00 (f32x4.add (local.get $t00) (f32x4.mul (local.get $x) (local.get $b0))))
          (local.set $t01 (f32x4.add (local.get $t01) (f32x4.mul (local.get $x) (local.get $b1))))
          (local.set $x (v128.load32_splat offset=4 (local.get $pa)))
          (local.set $t10 (f32x4.add (local.get $t10) (f32x4.mul (local.get $x) (local.get $b0))))
          (local.set $t11 (f32x4.add (local.get $t11) (f32x4.mul (local.get $x) (local.get $b1))))
          (local.set $x (v128.load32_splat offset=8 (local.get $pa)))
          (local.set $t20 (f32x4.add (local.get $t20) (f32x4.mul (local.get $x) (local.get $b0))))
          (local.set $t21 (f32x4.add (local.get $t21) (f32x4.mul (local.get $x) (local.get $b1))))
          (local.set $x (v128.load32_splat offset=12 (local.get $pa)))
          (local.set $t30 (f32x4.add (local.get $t30) (f32x4.mul (local.get $x) (local.get $b0))))
          (local.set $t31 (f32x4.add (local.get $t31) (f32x4.mul (local.get $x) (local.get $b1))))
          (local.set $pa (i32.add (local.get $pa) (i32.const 16)))
          (local.set $pb (i32.add (local.get $pb) (i32.const 32)))
          (br_if $depth_left (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))

        (v128.store (local.get $c0) (local.get $t00)) (v128.store offset=16 (local.get $c0) (local.get $t01))
        (v128.store (local.get $c1) (local.get $t10)) (v128.store offset=16 (local.get $c1) (local.get $t11))
        (v128.store (local.get $c2) (local.get $t20)) (v128.store offset=16 (local.get $c2) (local.get $t21))
        (v128.store (local.get $c3) (local.get $t30)) (v128.store offset=16 (local.get $c3) (local.get $t31))
        (local.set $c0 (i32.add (local.get $c3) (local.get $stride)))
        (br_if $rows_left (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $rows))))

      (local.set $b (local.get $pb))                        ;; the next panel begins where this one ended
      (br_if $columns_left
        (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 1))) (local.get $columns))))))
